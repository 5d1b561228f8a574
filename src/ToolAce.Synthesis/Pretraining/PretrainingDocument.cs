using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>One document of the base's pretraining: a little chat about forms or records, or something to copy.</summary>
public sealed record PretrainingDocument(IReadOnlyList<PretrainingSegment> Segments)
{
    /// <summary>Loss weight of what the model has to answer.</summary>
    public const double AnswerWeight = 1;

    /// <summary>Loss weight of everything else.</summary>
    public const double ContextWeight = 0.05;

    /// <summary>Words, digits and punctuation marks: an upper estimate of tokens without role marks.</summary>
    public int Size => Segments.Sum(s => SizeOf(s.Text));

    internal static PretrainingSegment Segment(Role role, string text) => new(role, text, role == Role.Assistant ? AnswerWeight : ContextWeight);

    internal static int SizeOf(string text)
    {
        var size = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var inWord = i > 0 && char.IsAsciiLetter(c) && char.IsAsciiLetter(text[i - 1]);
            size += c == ' ' || inWord ? 0 : 1;
        }

        return size;
    }
}
