namespace ToolAce.Modeling.Tests.Parallelism;

/// <summary>Tests of torch's number of threads: the process has one, which every other test that opens a model sets as well, so they run alone.</summary>
[CollectionDefinition(nameof(ProcessWideThreads), DisableParallelization = true)]
public sealed class ProcessWideThreads;
