using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>What a file of predictions holds.</summary>
/// <param name="Predictions">One an item, in the order of their first lines.</param>
/// <param name="Repeated">Items with several lines (<c>suite/id</c>); their last line counts.</param>
/// <param name="CutShort">Whether the last line was not written to its end.</param>
/// <param name="Problems">Other lines that cannot be read.</param>
public sealed record PredictionLines(IReadOnlyList<Prediction> Predictions, IReadOnlyList<string> Repeated, bool CutShort, IReadOnlyList<SuiteProblem> Problems);
