namespace ToolAce.Eval.ApiBank;

/// <summary>
/// A level's result. Every sample that asks for a call counts, whether or not there is a prediction for it, and so do the calls that could not be judged
/// here (<paramref name="NotHere"/>: they need a service that this project does not have).
/// </summary>
public sealed record ApiBankScore(string Level, int Calls, int Correct, int MissingCalls, int NotHere, int Responses, int MissingResponses, double RougeSum)
{
    /// <summary>Correct calls over all samples that ask for one, 0–1.</summary>
    public double? Accuracy => Calls == 0 ? null : (double)Correct / Calls;

    /// <summary>The plain mean of the responses' rounded ROUGE-L scores, 0–1; one that is missing or cannot be scored is 0.</summary>
    public double? RougeL => Responses == 0 ? null : RougeSum / Responses;
}
