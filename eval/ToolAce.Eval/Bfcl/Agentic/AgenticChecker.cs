using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>The benchmark's check of an answer in words (memory, web search): one of the accepted answers must stand in it, as whole words, both in their normal form.</summary>
public static class AgenticChecker
{
    /// <summary>Error type of a message that holds none of the answers.</summary>
    public const string NotFound = "agentic:answer_not_found";

    /// <summary>Checks the last message.</summary>
    /// <param name="response">The message; of a list the first item counts, anything else as Python's <c>str</c> writes it.</param>
    /// <param name="answers">The accepted answers.</param>
    public static CheckResult Check(PyValue response, IReadOnlyList<string> answers)
    {
        var first = response is PyValue.List { Items: [var item, ..] } ? item : response;
        return Check(first is PyValue.Str text ? text.Value : PyText.Repr(first), answers);
    }

    /// <summary>Checks the last message.</summary>
    public static CheckResult Check(string response, IReadOnlyList<string> answers)
    {
        var normal = AgenticText.Normalise(response);
        foreach (var answer in answers)
        {
            if (HasWords(normal, AgenticText.Normalise(answer)))
            {
                return CheckResult.Correct;
            }
        }

        return CheckResult.Wrong(NotFound, "none of the answers stands in the message");
    }

    private static bool HasWords(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = at < text.Length ? text.IndexOf(words, at + 1, StringComparison.Ordinal) : -1)
        {
            if (IsBoundary(text, at) && IsBoundary(text, at + words.Length))
            {
                return true;
            }
        }

        return false;
    }

    // \b in a pattern.
    private static bool IsBoundary(string text, int at) => IsWordBefore(text, at) != IsWordAt(text, at);

    private static bool IsWordAt(string text, int at) => at < text.Length && PyStrings.IsWord(PyStrings.RuneAt(text, at));

    private static bool IsWordBefore(string text, int at) =>
        at > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == System.Buffers.OperationStatus.Done && PyStrings.IsWord(rune);
}
