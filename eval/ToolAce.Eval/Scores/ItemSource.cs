using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Scores;

/// <summary>
/// What an item was made of. Items of one source are right or wrong together, so they count as one draw when runs are compared: variants of one multi-turn scenario,
/// live questions over one set of tools, a question to several memories or with two kinds of search, one question in many formats, test points of one dialog.
/// </summary>
public static class ItemSource
{
    private const string FormatPrefix = "format_sensitivity_";

    /// <summary>The source of an item; its own id where it shares nothing.</summary>
    public static string Of(string suite, string id) => $"{suite}/{(suite == OfficialSuite.Name ? Official(id) : Dialog(id))}";

    private static string Official(string id)
    {
        if (id.StartsWith(FormatPrefix, StringComparison.Ordinal) && id.Split(':') is [_, _, var asked])
        {
            return Official(asked);
        }

        var cut = id.LastIndexOf('_');
        var (category, number) = cut < 0 ? ("", id) : (id[..cut], id[(cut + 1)..]);
        return category switch
        {
            _ when category.StartsWith("multi_turn", StringComparison.Ordinal) => $"multi_turn_{number}",
            _ when category.StartsWith("web_search", StringComparison.Ordinal) => $"web_search_{number}",

            // memory_kv_12-customer-12: all questions of a scenario are put to what one conversation left behind.
            _ when category.StartsWith("memory", StringComparison.Ordinal) && number.Split('-') is [_, var scenario, _] => $"memory_{scenario}",

            // live_simple_12-3-0: a running number, the user's set of tools, and the question's number with it.
            _ when category.StartsWith("live", StringComparison.Ordinal) && number.Split('-') is [_, var tools, _] => $"{category}_{tools}",
            _ => id,
        };
    }

    /// <summary>API-Bank's test points are called <c>dialog#turn</c>.</summary>
    private static string Dialog(string id) => id.IndexOf('#') is > 0 and var cut ? id[..cut] : id;
}
