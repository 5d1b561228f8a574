using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Own dialogs in place of synthesised ones; <paramref name="Path"/> null means to synthesise.</summary>
public sealed record DataConfig(string? Path, DataFormat Format)
{
    internal static DataConfig Read(Section s) => new(s.OptionalText("path"), s.Word("format", DataFormat.Auto));
}
