using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Which accepted dialogs are trained on. <paramref name="Size"/> is the most of them; 0 means all of the slice.</summary>
public sealed record SelectConfig(Slice Slice, int Size)
{
    internal static SelectConfig Read(Section s) => new(s.Word("slice", Slice.Band), s.Whole("size", 0, 0, 10_000_000));
}
