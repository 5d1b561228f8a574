global using TorchSharp;
global using TorchSharp.Modules;
global using static TorchSharp.torch;

// Threads, seeds, gradient mode and memory figures belong to the process: tests that look at them must not meet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
