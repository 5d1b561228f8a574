namespace ToolAce.Synthesis.Tests.Support;

/// <summary>Tests that measure the process as a whole: no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
