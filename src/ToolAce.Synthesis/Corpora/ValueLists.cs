namespace ToolAce.Synthesis.Corpora;

/// <summary>The shipped lists of values (names, cities, …). Every fifth line of a list is held out for the suites.</summary>
public sealed class ValueLists
{
    private const int HeldOutEvery = 5;
    private readonly Dictionary<(string List, ValueSplit Split), IReadOnlyList<string>> values = [];

    internal ValueLists(IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        Names = [.. lists.Keys.Order(StringComparer.Ordinal)];
        foreach (var (name, lines) in lists)
        {
            values[(name, ValueSplit.All)] = lines;
            values[(name, ValueSplit.HeldOut)] = [.. lines.Where((_, i) => IsHeldOutLine(i))];
            values[(name, ValueSplit.Training)] = [.. lines.Where((_, i) => !IsHeldOutLine(i))];
        }
    }

    /// <summary>The names of the lists, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every held-out value of every list.</summary>
    public IReadOnlySet<string> HeldOutValues => field ??= Names.SelectMany(n => Of(n, ValueSplit.HeldOut)).ToHashSet();

    /// <summary>The values of a list that belong to a split.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public IReadOnlyList<string> Of(string list, ValueSplit split) => values[(list, split)];

    private static bool IsHeldOutLine(int index) => index % HeldOutEvery == HeldOutEvery - 1;
}
