namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>What becomes of a run that was stopped.</summary>
internal enum ResumeMode
{
    /// <summary>It is thrown away and begun anew.</summary>
    Never,

    /// <summary>It goes on where the command asks for the same, else it is begun anew.</summary>
    IfPossible,

    /// <summary>It goes on, or the command is refused.</summary>
    Always,
}
