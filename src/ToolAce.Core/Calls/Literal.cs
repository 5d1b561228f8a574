using System.Numerics;
using System.Text.Json.Serialization;
using ToolAce.Core.Json;

namespace ToolAce.Core.Calls;

/// <summary>A value in a call: what a Python literal or a JSON value can say. Compared by structure; the order of a map's keys does not matter.</summary>
[JsonConverter(typeof(LiteralJsonConverter))]
public abstract record Literal
{
    private Literal()
    {
    }

    /// <summary><c>None</c> in calls, <c>null</c> in JSON.</summary>
    public sealed record Null : Literal
    {
        /// <summary>The one value.</summary>
        public static Null Value { get; } = new();
    }

    /// <summary><c>True</c> or <c>False</c>.</summary>
    public sealed record Bool(bool Value) : Literal;

    /// <summary>A whole number of any size.</summary>
    public sealed record Integer(BigInteger Value) : Literal;

    /// <summary>A number written with a decimal point or exponent.</summary>
    public sealed record Real(double Value) : Literal;

    /// <summary>A string.</summary>
    public sealed record Text(string Value) : Literal;

    /// <summary>An ordered list.</summary>
    public sealed record List(IReadOnlyList<Literal> Items) : Literal
    {
        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
    }

    /// <summary>A dictionary with string keys, in the order written; later duplicates are kept as written.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, Literal>> Entries) : Literal
    {
        /// <inheritdoc/>
        public bool Equals(Map? other) =>
            other is not null
            && Entries.Count == other.Entries.Count
            && Entries.OrderBy(e => e.Key, StringComparer.Ordinal).SequenceEqual(other.Entries.OrderBy(e => e.Key, StringComparer.Ordinal));

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Aggregate(19, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

        /// <summary>The value under <paramref name="key"/>, or null.</summary>
        public Literal? Find(string key) => Entries.LastOrDefault(e => e.Key == key).Value;
    }
}
