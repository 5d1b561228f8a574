namespace ToolAce.Synthesis.Documents;

/// <summary>What speciation can read.</summary>
public enum DocumentFormat
{
    /// <summary>Text of any kind: every file that is none of the other formats and whose content is text.</summary>
    Text,

    /// <summary>Markdown (.md, .markdown).</summary>
    Markdown,

    /// <summary>A JSON object a line with a text in it (.jsonl, .ndjson); every line is a document.</summary>
    Jsonl,

    /// <summary>A table with a column of texts (.parquet); every row is a document.</summary>
    Parquet,
}
