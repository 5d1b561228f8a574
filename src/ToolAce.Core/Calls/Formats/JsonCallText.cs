using System.Text;

namespace ToolAce.Core.Calls.Formats;

/// <summary><see cref="CallFormat.Json"/>.</summary>
internal static class JsonCallText
{
    public static string Write(IReadOnlyList<Call> calls) => $"[{string.Join(", ", calls.Select(CallObjects.Write))}]";

    public static IReadOnlyList<Call> Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (value, end) = CallObjects.Value(bytes, 0);
        if (end != bytes.Length)
        {
            throw new CallSyntaxException("unexpected text after the end", Encoding.UTF8.GetCharCount(bytes, 0, end));
        }

        // One call without the list is what models often write; it says the same.
        return value is Literal.List list ? [.. list.Items.Select(i => CallObjects.Of(i, 0))] : [CallObjects.Of(value, 0)];
    }
}
