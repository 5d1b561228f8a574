namespace ToolAce.Storage.Tests.Artifacts.Columns.Reading;

/// <summary>A struct without a constructor of its own.</summary>
public record struct OddPoint
{
    public double X { get; init; }

    public long? Y { get; init; }
}
