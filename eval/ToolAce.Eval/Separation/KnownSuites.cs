using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.General;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Separation;

/// <summary>All suites that this program can measure by, for the check that nothing of them is trained on. What is not there is said to be unchecked, never passed over.</summary>
public static class KnownSuites
{
    /// <summary>Reads every one of them.</summary>
    /// <param name="own">The folder of the project's own suites; null leaves them out.</param>
    /// <param name="data">The folder that holds the official ones; null when none is known.</param>
    /// <exception cref="SuiteException">An own suite cannot be read.</exception>
    public static IReadOnlyList<KnownSuite> Load(string? own, string? data) =>
    [
        .. own is null ? [] : OwnSuites.Load(own).Select(s => new KnownSuite(s.Name, [.. s.Items.Select(Item)], [])),
        Bfcl(data),
        Whole(ApiBankSuite.Name, data, () => ApiBankSuite.Load(data).Suite.Items.Select(Item)),
        .. GeneralSuites.Names.Select(name => Whole(name, data, () => GeneralSuites.Load(data, name, limit: null).Items.Select(Item))),
    ];

    /// <summary>Category by category: one that is missing leaves the others checked. The variants of <c>format_sensitivity</c> ask what other categories ask.</summary>
    private static KnownSuite Bfcl(string? data)
    {
        var parts = OfficialSuite.Categories
            .Where(c => c != FormatSensitivityItems.Category)
            .Select(c => Whole(c, data, () => OfficialSuite.Load(data, [c], limit: null).Items.Select(Item)))
            .ToList();
        return parts.TrueForAll(p => p.Items.Count == 0)
            ? new KnownSuite(OfficialSuite.Name, [], parts[0].Unread)
            : new KnownSuite(OfficialSuite.Name, [.. parts.SelectMany(p => p.Items)], [.. parts.SelectMany(p => p.Unread.Select(why => $"{p.Name}: {why}"))]);
    }

    private static KnownSuite Whole(string name, string? data, Func<IEnumerable<KnownItem>> read)
    {
        if (data is null)
        {
            return new KnownSuite(name, [], [$"its data is not there; name the data folder with {ExpectedData.Variable}"]);
        }

        try
        {
            return new KnownSuite(name, [.. read()], []);
        }
        catch (Exception missing) when (missing is SuiteException or IOException)
        {
            // Without the folder's name: reports are the same wherever the data lies.
            return new KnownSuite(name, [], [missing.Message.Replace(Path.GetFullPath(data), "DIR", StringComparison.Ordinal).Replace(data, "DIR", StringComparison.Ordinal)]);
        }
    }

    private static KnownItem Item(SuiteItem item) => new(
        item.Id,
        [.. ItemTurns.Of(item).Where(t => t.Role == Role.User).Select(t => t.Text)],
        [.. ItemTurns.Functions(item).Select(f => f.Api)]);

    private static KnownItem Item(GeneralItem item) => new(item.Id, item is NumberItem number ? [item.Question, number.Solution] : [item.Question], []);
}
