namespace ToolAce.Cycles.Tests.Dispatching;

internal sealed record PlainRow(int Index, long Value);
