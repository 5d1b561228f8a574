using ToolAce.Eval.Leaderboards.References;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>One of the Berkeley board's files.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Date">The day in its name.</param>
/// <param name="Commit">The revision in its name.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Rows">Its models, in its order.</param>
/// <param name="UnknownColumns">Columns that nobody here knows; what they hold is kept with each row.</param>
/// <param name="Problems">What is odd about it, in words.</param>
public sealed record BoardFile(
    string Name, DateOnly? Date, string? Commit, BoardShape Shape, IReadOnlyList<ReferenceRow> Rows, IReadOnlyList<string> UnknownColumns, IReadOnlyList<string> Problems);
