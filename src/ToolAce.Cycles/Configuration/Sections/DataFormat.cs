namespace ToolAce.Cycles.Configuration;

/// <summary>The layout of own dialogs.</summary>
public enum DataFormat
{
    /// <summary>By file ending and content.</summary>
    Auto,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>A Parquet file or folder of parts.</summary>
    Parquet,
}
