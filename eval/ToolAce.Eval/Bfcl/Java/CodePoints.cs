using System.Text;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>A text that is cut by code points, as Python does. The official Java decoder cuts by the parser's byte offsets, so text beyond ASCII shifts; so does this.</summary>
internal readonly struct CodePoints
{
    private readonly string text;
    private readonly int[]? starts;

    public CodePoints(string text)
    {
        this.text = text;
        if (Ascii.IsValid(text))
        {
            return;
        }

        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            places.Add(i);
        }

        starts = [.. places];
    }

    /// <summary><c>text[start:end]</c></summary>
    public string Slice(int start, int end) => Place(start) is var from && Place(end) is var to && from < to ? text[from..to] : "";

    private int Place(int codePoint) => starts is null ? Math.Min(codePoint, text.Length)
        : codePoint < starts.Length ? starts[codePoint]
        : text.Length;
}
