namespace ToolAce.Cli.Bench.Training;

/// <summary>A measurement that cannot be made or would not mean what it says: what is wrong, and how to mend it where that is known.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
