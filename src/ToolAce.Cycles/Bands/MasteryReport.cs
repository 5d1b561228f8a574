namespace ToolAce.Cycles.Bands;

/// <summary>Measures of many dialogs, in their order, and the version of the model whose complexities they are.</summary>
internal sealed record MasteryReport(string ModelVersion, IReadOnlyList<MasteryMeasure> Measures);
