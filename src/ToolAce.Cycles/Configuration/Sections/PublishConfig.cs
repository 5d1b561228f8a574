using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Configuration;

/// <summary>The forms in which the final checkpoint is handed out, each loaded back and compared.</summary>
public sealed record PublishConfig(IReadOnlyList<ExportFormat> Formats)
{
    internal static PublishConfig Read(Section s) => new(s.WordList("formats", [ExportFormat.Peft, ExportFormat.Merged]));
}
