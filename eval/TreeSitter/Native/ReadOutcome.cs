namespace TreeSitter.Native;

/// <summary>What the library says of a text.</summary>
internal enum ReadOutcome
{
    Parsed = 0,
    HasError = 1,
    GivenUp = 2,
}
