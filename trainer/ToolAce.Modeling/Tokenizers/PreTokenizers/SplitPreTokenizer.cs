namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

/// <summary>Cuts at the matches of a pattern; inverted, what lies between the matches counts as the match.</summary>
internal sealed class SplitPreTokenizer(TokenPattern pattern, SplitBehavior behavior, bool invert) : IPreTokenizer
{
    public void Split(string piece, bool atStart, List<string> parts)
    {
        var (spans, start) = (new List<(int Start, int End, bool Match)>(), 0);
        foreach (var match in pattern.Find(piece))
        {
            Add(spans, start, match.Start, invert);
            Add(spans, match.Start, match.End, !invert);
            start = match.End;
        }

        Add(spans, start, piece.Length, invert);
        foreach (var (from, to) in Join(spans))
        {
            parts.Add(from == 0 && to == piece.Length ? piece : piece[from..to]);
        }
    }

    private static void Add(List<(int Start, int End, bool Match)> spans, int start, int end, bool match)
    {
        if (end > start)
        {
            spans.Add((start, end, match));
        }
    }

    private IEnumerable<(int Start, int End)> Join(List<(int Start, int End, bool Match)> spans) => behavior switch
    {
        SplitBehavior.Removed => spans.Where(s => !s.Match).Select(s => (s.Start, s.End)),
        SplitBehavior.Isolated => spans.Select(s => (s.Start, s.End)),
        SplitBehavior.Contiguous => Chain(spans, (before, next) => before.Match == next.Match),
        SplitBehavior.MergedWithPrevious => Chain(spans, (before, next) => next.Match && !before.Match),
        SplitBehavior.MergedWithNext => Chain(spans, (before, next) => before.Match && !next.Match),
        _ => throw new InvalidOperationException($"no rule for {behavior}"),
    };

    private static IEnumerable<(int Start, int End)> Chain(
        List<(int Start, int End, bool Match)> spans, Func<(int Start, int End, bool Match), (int Start, int End, bool Match), bool> joined)
    {
        for (var i = 0; i < spans.Count;)
        {
            var last = i;
            while (last + 1 < spans.Count && joined(spans[last], spans[last + 1]))
            {
                last++;
            }

            yield return (spans[i].Start, spans[last].End);
            i = last + 1;
        }
    }
}
