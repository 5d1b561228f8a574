using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Configuration;

/// <summary>The check of tools and dialogs against every suite that this program can measure by.</summary>
/// <param name="Action">What is done about an overlap.</param>
/// <param name="Ngram">Words in a row that make one.</param>
public sealed record ContaminationConfig(ContaminationAction Action, int Ngram)
{
    internal static ContaminationConfig Read(Section s) => new(s.Word("action", ContaminationAction.Block), s.Whole("ngram", ContaminationIndex.UsualNgram, ContaminationIndex.Shortest, 100));
}
