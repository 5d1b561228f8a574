using ToolAce.Core.Json;
using ToolAce.Verification.Experts.Llm;

namespace ToolAce.Verification.Experts;

/// <summary>The names under which experts give their verdicts.</summary>
public static class ExpertChecks
{
    /// <summary>The id of the expert that looks at an aspect, scripted or a language model: <c>expert-tool-response</c>.</summary>
    public static string Of(ExpertAspect aspect) => $"expert-{Word(aspect)}";

    /// <summary>The aspect that an expert's id names; null where it is no such id.</summary>
    public static ExpertAspect? AspectOf(string check) => Enum.GetValues<ExpertAspect>().Cast<ExpertAspect?>().FirstOrDefault(a => Of(a!.Value) == check);

    /// <summary>The aspect as a part of names: <c>tool-response</c>.</summary>
    internal static string Word(ExpertAspect aspect) => CoreJson.Word(aspect).Replace('_', '-');
}
