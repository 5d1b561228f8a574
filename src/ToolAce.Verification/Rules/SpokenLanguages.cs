using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>The languages of a dialog's sentences other than the assistant's. Each sentence is read once and only when it is needed: most often the first tells.</summary>
internal sealed class SpokenLanguages(DialogContext context)
{
    private readonly HashSet<string> known = [];
    private readonly IEnumerator<(int Turn, string? Language)> sentences = Read(context).GetEnumerator();
    private (int Turn, string? Language)? next;

    /// <summary>The languages read so far: those of all that was said before a turn, where <see cref="Cover"/> has denied it of that turn.</summary>
    public IReadOnlySet<string> Known => known;

    /// <summary>Whether all these sentences are in languages that were spoken before turn <paramref name="number"/>. Turns are asked about in their order.</summary>
    public bool Cover(List<Sentence> foreign, int number)
    {
        while (!foreign.TrueForAll(s => known.Contains(s.Language!)))
        {
            if (next is null && sentences.MoveNext())
            {
                next = sentences.Current;
            }

            if (next is not { } sentence || sentence.Turn >= number)
            {
                return false;
            }

            if (sentence.Language is { } language)
            {
                known.Add(language);
            }

            next = null;
        }

        return true;
    }

    private static IEnumerable<(int Turn, string? Language)> Read(DialogContext context) =>
        context.Turns.Where(t => t.Role != Role.Assistant).SelectMany(t => LanguageGuess.Sentences(t.Text), (t, s) => (t.Number, s.Language));
}
