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
}
