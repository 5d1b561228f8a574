namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>
/// Answers this program's own prompts by rule, enough that whole cycles run: each answer has the shape that its prompt asks for and makes plain sense. The same
/// question gets the same answer.
/// </summary>
internal static class DullWriter
{
    /// <summary>The answer's text.</summary>
    public static string Write(ChatQuestion question) => question.Name switch
    {
        "sample" => SampleWriter.Write(question),
        "analysis" => AnalysisWriter.Write(question),
        "definition" => DefinitionWriter.Write(question),
        "message" => PersonWriter.Write(question),
        "decision" => AssistantWriter.Write(question),
        "results" => ResultsWriter.Write(question),
        "judgement" => """{"reason": "Everything stands where it should.", "verdict": "pass"}""",
        _ => "I have nothing to say to that.",
    };
}
