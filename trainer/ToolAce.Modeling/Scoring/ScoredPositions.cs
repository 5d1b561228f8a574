using ToolAce.Core.Calls;
using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Scoring;

/// <summary>Positions of a dialog's tokens at which to ask what the model expects.</summary>
public static class ScoredPositions
{
    /// <summary>Every token that the assistant writes.</summary>
    public static IReadOnlyList<int> Supervised(EncodedDialog dialog) => [.. Enumerable.Range(1, Math.Max(0, dialog.Ids.Length - 1)).Where(t => dialog.Supervised[t])];

    /// <summary>
    /// The token with which each argument's value begins (behind the quotation mark, for a text), in the order of the calls: where errors of parameter values
    /// are decided. Answers that are no calls have none.
    /// </summary>
    public static IReadOnlyList<int> ArgumentValues(ChatTemplate template, EncodedDialog dialog) =>
        [.. Answers(dialog).SelectMany(answer => Values(template, dialog.Ids[answer]).Select(t => answer.Start.Value + t)).Distinct()];

    /// <summary>The stretches of ids that the assistant writes, its end marks included: one a turn.</summary>
    public static IEnumerable<Range> Answers(EncodedDialog dialog)
    {
        for (var start = 0; start < dialog.Ids.Length; start++)
        {
            if (dialog.Supervised[start])
            {
                var end = start;
                while (end < dialog.Ids.Length && dialog.Supervised[end])
                {
                    end++;
                }

                yield return start..end;
                start = end;
            }
        }
    }

    private static IEnumerable<int> Values(ChatTemplate template, int[] ids)
    {
        var text = template.Decode(ids);
        if (CallSyntax.Read(text) is not CallReading.Calls)
        {
            yield break;
        }

        var (token, shown) = (-1, 0);
        foreach (var offset in ValueOffsets(text))
        {
            while (shown <= offset && token + 1 < ids.Length)
            {
                token++;
                shown = template.Decode(ids.Take(token + 1)).Length;
            }

            yield return token;
        }
    }

    /// <summary>Where values begin in a text that has been read as calls: behind <c>=</c> within a call's own brackets, outside texts.</summary>
    internal static IEnumerable<int> ValueOffsets(string text)
    {
        const int WithinACall = 2; // the list's bracket and the call's
        var (depth, quote) = (0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quote != '\0':
                    i++;
                    break;
                case var c when quote != '\0':
                    quote = c == quote ? '\0' : quote;
                    break;
                case '"' or '\'':
                    quote = text[i];
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '=' when depth == WithinACall:
                    while (i + 1 < text.Length && text[i + 1] == ' ')
                    {
                        i++;
                    }

                    yield return i + 1 < text.Length && text[i + 1] is '"' or '\'' ? i + 2 : i + 1;
                    break;
            }
        }
    }
}
