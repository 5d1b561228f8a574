namespace ToolAce.Synthesis.Pretraining;

/// <summary>The parts of the tiny base's curriculum, easiest first.</summary>
public enum PretrainingStage
{
    /// <summary>Copying alone, short documents.</summary>
    Copy,

    /// <summary>Forms in one format, asked for plainly, and some copying: where looking a field up is learned.</summary>
    Plain,

    /// <summary>Filling in forms, records, and some copying.</summary>
    Mixture,

    /// <summary>As <see cref="Mixture"/>, forms listed and written in many notations, more of them and fewer records.</summary>
    Varied,

    /// <summary>As <see cref="Varied"/>, with sections before names, qualified field names and lists of anything.</summary>
    Detailed,
}
