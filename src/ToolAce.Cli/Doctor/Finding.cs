namespace ToolAce.Cli.Doctor;

/// <summary>What was found out about one part of the machine.</summary>
/// <param name="Name">The part: <c>cpu</c>, <c>libtorch</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What there is, and why it is used or not, in a line.</param>
/// <param name="Costs">What its absence costs; null where nothing is missing.</param>
/// <param name="Mend">The command or step that mends it.</param>
/// <param name="Facts">The same as numbers and words, for programs.</param>
internal sealed record Finding(
    string Name,
    FindingState State,
    string Found,
    string? Costs = null,
    string? Mend = null,
    IReadOnlyDictionary<string, object?>? Facts = null);
