namespace ToolAce.Synthesis.Formats;

/// <summary>What a document gave. Every operation or function in it is in one of the two lists.</summary>
public sealed record ApiImport(IReadOnlyList<ImportedApi> Apis, IReadOnlyList<LeftOut> LeftOut);
