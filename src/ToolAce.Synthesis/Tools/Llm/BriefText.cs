using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>The parts of a design brief in words.</summary>
internal static class BriefText
{
    private const string Nothing = "(none)";

    /// <summary>Functionalities, as material.</summary>
    public static string Functionalities(IReadOnlyList<Functionality> functionalities) =>
        PromptData.Of(functionalities.Count == 0 ? Nothing : string.Join('\n', functionalities.Select(Line)));

    public static string Indicators(IReadOnlyList<Indicator> indicators) => indicators.Count == 0 ? Nothing : string.Join('\n', indicators.Select(i => $"- {Words(i)}"));

    private static string Line(Functionality functionality)
    {
        var takes = functionality.Parameters.Select(p => $"{p.Name} ({p.Kind.ToText()}){(p.Optional ? ", optional" : "")}: {p.Description}");
        var gives = functionality.Returns.Select(r => $"{r.Name} ({r.Kind.ToText()})");
        return string.Join('\n', takes.Select(t => $"  - {t}").Prepend($"- {functionality.Name}: {functionality.Description}").Append($"  - returns {string.Join(", ", gives)}"));
    }

    private static string Words(Indicator indicator) => indicator switch
    {
        Indicator.AddFunctionality => "Add a functionality: the API also offers something that none of the above does.",
        Indicator.AddParameter => "Add parameters that the example has no equal of.",
        Indicator.AddConstraint => "Add constraints: an enumeration, a range, a pattern, a default, a further required parameter.",
        Indicator.MutateType => "Change the type of a parameter: a number becomes a list, a text an object, a list a list of lists.",
        Indicator.ChangeResults => "Return other or further results.",
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, "unknown indicator"),
    };
}
