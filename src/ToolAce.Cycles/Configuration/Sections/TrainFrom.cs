namespace ToolAce.Cycles.Configuration;

/// <summary>What an iteration after the first continues.</summary>
public enum TrainFrom
{
    /// <summary>The adapter of the iteration before.</summary>
    Previous,

    /// <summary>The base model with a fresh adapter.</summary>
    Base,
}
