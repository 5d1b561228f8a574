using System.Text.RegularExpressions;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>What a system text says beside the list of tools and the usual words around it, which tell nothing of the one dialog.</summary>
internal static partial class SystemText
{
    /// <summary>The usual words before the list in rows that this program writes.</summary>
    public const string Intro = "You answer by calling functions. If none of them fits, or a required value is missing, say so.";

    /// <summary>The usual words after it.</summary>
    public const string Outro = "Calls are written [name(parameter=value, parameter=value), name(parameter=value)] with nothing around them.";

    // ToolACE's public set, and the prompt of BFCL that it goes back to.
    private static readonly string[] UsualWords =
    [
        Intro,
        Outro,
        ToolListReader.Mark,
        "You are an expert in composing functions.",
        "You are given a question and a set of possible functions.",
        "Based on the question, you will need to make one or more function/tool calls to achieve the purpose.",
        "If none of the function can be used, point it out.",
        "If none of the functions can be used, point it out.",
        "If the given question lacks the parameters required by the function, also point it out.",
        "You should only return the function call in tools call sections.",
        "You should only return the function calls in your response.",
        "Should you decide to return the function call(s).",
        "Put it in the format of [func1(params_name=params_value, params_name2=params_value2...), func2(params)]",
        "If you decide to invoke any of the function(s), you MUST put it in the format of [func_name1(params_name1=params_value1, params_name2=params_value2...), func_name2(params)]",
        "NO other text MUST be included.",
        "You SHOULD NOT include any other text in the response.",
    ];

    private static readonly Regex Usual = new(string.Join('|', UsualWords.Select(w => Regex.Escape(w).Replace(@"\ ", @"\s+", StringComparison.Ordinal))), RegexOptions.CultureInvariant);

    /// <summary>The instruction in it; null where it has none of its own.</summary>
    /// <param name="system">The whole text.</param>
    /// <param name="list">Where the list of tools stands in it; null where it has none.</param>
    public static string? Instruction(string system, Range? list)
    {
        var parts = list is { } place ? new[] { WithoutHeading(system[..place.Start]), system[place.End..].TrimStart('.', ' ', '\r', '\n') } : [system];
        var own = string.Join('\n', parts.Select(Own).Where(p => p.Any(char.IsLetterOrDigit)));
        return own.Length == 0 ? null : own;
    }

    private static string Own(string text) => Usual.IsMatch(text) ? EmptyLines().Replace(Usual.Replace(text, ""), "\n\n").Trim() : text.Trim();

    /// <summary>A last line that ends in a colon says that the list comes.</summary>
    private static string WithoutHeading(string before)
    {
        var trimmed = before.TrimEnd();
        return trimmed.EndsWith(':') ? trimmed[..(trimmed.LastIndexOf('\n') + 1)] : before;
    }

    [GeneratedRegex(@"[^\S\n]*\n(\s*\n)+", RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyLines();
}
