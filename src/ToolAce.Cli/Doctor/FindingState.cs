namespace ToolAce.Cli.Doctor;

/// <summary>How a part of the machine stands.</summary>
internal enum FindingState
{
    /// <summary>Present and good.</summary>
    Ok,

    /// <summary>Absent or weak: things work, at a cost that the finding names.</summary>
    Limited,

    /// <summary>Absent, and ToolAce does not work without it.</summary>
    Missing,
}
