using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>What a board's file holds and by which formula it was made, told by its columns and, where they leave it open, by its day.</summary>
public sealed record BoardShape(BoardKind Kind, BfclVersion Version)
{
    private static readonly DateOnly ExecutedCallsRetired = new(2025, 4, 9);
    private static readonly DateOnly AgenticTasks = new(2025, 7, 17);

    /// <summary>The shape of a file with these columns; null where it is no board's.</summary>
    public static BoardShape? Of(IReadOnlyCollection<string> columns, DateOnly? date) => columns switch
    {
        _ when columns.Contains("Web Search Acc") => new(BoardKind.Overall, BfclVersion.V4),
        _ when columns.Contains("Multi Turn Acc") => new(BoardKind.Overall, columns.Contains("Non-Live Exec Acc") ? BfclVersion.V3Executed : BfclVersion.V3),
        _ when columns.Contains("Simple Function AST") => new(BoardKind.Overall, BfclVersion.V1),
        _ when columns.Contains("Overall Acc") && columns.Contains("Simple AST") => new(BoardKind.Overall, BfclVersion.V2),
        _ when columns.Contains("Non-Live Overall Acc") => new(BoardKind.NonLive, BfclVersion.V4),
        _ when columns.Contains("Non_Live Overall Acc") => new(BoardKind.NonLive, columns.Contains("Exec Summary") ? BfclVersion.V3Executed : BfclVersion.V3),
        _ when columns.Contains("Agentic Overall Acc") => new(BoardKind.Agentic, BfclVersion.V4),
        _ when columns.Contains("Live Overall Acc") => new(BoardKind.Live, On(date)),
        _ when columns.Contains("Multi Turn Overall Acc") => new(BoardKind.MultiTurn, On(date)),
        _ when columns.Contains("Format Sensitivity Max Delta") => new(BoardKind.FormatSensitivity, BfclVersion.V4),
        _ => null,
    };

    // These files look the same under three formulas.
    private static BfclVersion On(DateOnly? date) =>
        date is null || date >= AgenticTasks ? BfclVersion.V4
        : date >= ExecutedCallsRetired ? BfclVersion.V3
        : BfclVersion.V3Executed;
}
