namespace ToolAce.Core.Calls;

/// <summary>A function name and its named arguments in the order written. Equal when name and arguments agree in any order.</summary>
public sealed record Call(string Name, IReadOnlyList<Argument> Arguments)
{
    /// <inheritdoc/>
    public bool Equals(Call? other) =>
        other is not null && Name == other.Name && Arguments.Count == other.Arguments.Count && Ordered(Arguments).SequenceEqual(Ordered(other.Arguments));

    /// <inheritdoc/>
    public override int GetHashCode() => Arguments.Aggregate(Name.GetHashCode(StringComparison.Ordinal), (hash, argument) => hash ^ argument.GetHashCode());

    /// <summary>The argument called <paramref name="name"/>, or null.</summary>
    public Literal? Find(string name) => Arguments.FirstOrDefault(a => a.Name == name)?.Value;

    private static IOrderedEnumerable<Argument> Ordered(IReadOnlyList<Argument> arguments) => arguments.OrderBy(a => a.Name, StringComparer.Ordinal);
}
