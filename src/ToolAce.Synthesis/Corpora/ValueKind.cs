using System.Globalization;
using System.Text.Json.Serialization;

namespace ToolAce.Synthesis.Corpora;

/// <summary>What values a parameter or returned field takes (the kinds of configs/corpus/README.md).</summary>
[JsonConverter(typeof(ValueKindJsonConverter))]
public abstract record ValueKind
{
    private ValueKind()
    {
    }

    /// <summary>The kind as documents write it.</summary>
    public string ToText() => this switch
    {
        Words words => words.List,
        Choice choice => string.Join(" | ", choice.Options),
        Count count => string.Create(CultureInfo.InvariantCulture, $"count {count.Low}-{count.High}"),
        Number number => string.Create(CultureInfo.InvariantCulture, $"number {number.Low}-{number.High}"),
        Date => "date",
        Time => "time",
        Code => "code",
        Flag => "flag",
        ListOf list => $"list of {list.Item.ToText()}",
        Group group => $"group of ({string.Join(", ", group.Members.Select(m => $"{m.Name}: {m.Kind.ToText()}"))})",
        _ => throw new InvalidOperationException("unknown kind"),
    };

    /// <summary>A line of the value list called <paramref name="List"/>.</summary>
    public sealed record Words(string List) : ValueKind;

    /// <summary>One of these words.</summary>
    public sealed record Choice(IReadOnlyList<string> Options) : ValueKind
    {
        /// <inheritdoc/>
        public bool Equals(Choice? other) => other is not null && Options.SequenceEqual(other.Options);

        /// <inheritdoc/>
        public override int GetHashCode() => Options.Aggregate(3, HashCode.Combine);
    }

    /// <summary>A whole number, both ends included.</summary>
    public sealed record Count(int Low, int High) : ValueKind;

    /// <summary>A number with one decimal, both ends included.</summary>
    public sealed record Number(double Low, double High) : ValueKind;

    /// <summary>A day like 2026-05-14.</summary>
    public sealed record Date : ValueKind;

    /// <summary>A time of the day like 14:30.</summary>
    public sealed record Time : ValueKind;

    /// <summary>A capital letter and two digits, like K42.</summary>
    public sealed record Code : ValueKind;

    /// <summary>True or false.</summary>
    public sealed record Flag : ValueKind;

    /// <summary>One to three different values.</summary>
    public sealed record ListOf(ValueKind Item) : ValueKind;

    /// <summary>A dictionary with these keys.</summary>
    public sealed record Group(IReadOnlyList<CorpusReturn> Members) : ValueKind
    {
        /// <inheritdoc/>
        public bool Equals(Group? other) => other is not null && Members.SequenceEqual(other.Members);

        /// <inheritdoc/>
        public override int GetHashCode() => Members.Aggregate(5, HashCode.Combine);
    }
}
