namespace ToolAce.Trainer.Exports;

/// <summary>What a checkpoint can be published as.</summary>
public enum ExportFormat
{
    /// <summary>The adapter alone, in PEFT's layout.</summary>
    Peft,

    /// <summary>A whole model in Hugging Face layout, the adapter merged into its weights.</summary>
    Merged,
}
