namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// One API of the benchmark: what it does, and when a predicted call's result is right, given the recorded one. Its declaration (names and types of the
/// parameters) is read from the data folder.
/// </summary>
internal sealed record BankApi(string Name, Func<ApiCall, ApiOutcome> Run, Func<ApiResult, ApiResult, bool> IsRight)
{
    /// <summary>Parameters that are None when left out.</summary>
    public IReadOnlyList<string> Defaulted { get; init; } = [];

    /// <summary>Parameters that are absent from the input when left out.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>Whether the result names the API; some forget to.</summary>
    public bool NamesItself { get; init; } = true;

    /// <summary>Whether the input is recorded; GetToday records None.</summary>
    public bool KeepsInput { get; init; } = true;

    /// <summary>Whether a successful output holds something drawn at random, which no second run gives again.</summary>
    public bool DrawsOutput { get; init; }
}
