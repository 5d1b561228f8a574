namespace ToolAce.Cycles.Configuration;

/// <summary>What an iteration after the first trains on.</summary>
public enum TrainData
{
    /// <summary>Its own training set.</summary>
    New,

    /// <summary>Its own and all earlier ones.</summary>
    Union,
}
