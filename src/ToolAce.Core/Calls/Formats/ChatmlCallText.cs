using System.Text;

namespace ToolAce.Core.Calls.Formats;

/// <summary><see cref="CallFormat.Chatml"/>. The marks are found by reading the JSON between them, so a mark within a string is mere text.</summary>
internal static class ChatmlCallText
{
    private const string Open = "<tool_call>";
    private const string Close = "</tool_call>";

    public static string Write(IReadOnlyList<Call> calls) => string.Join('\n', calls.Select(c => $"{Open}\n{CallObjects.Write(c)}\n{Close}"));

    public static IReadOnlyList<Call> Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var calls = new List<Call>();
        var at = 0;
        while (at < bytes.Length)
        {
            at = Expect(bytes, at, Open);
            var start = at;
            var (value, end) = CallObjects.Value(bytes, at);
            calls.Add(CallObjects.Of(value, Characters(bytes, start)));
            at = Blanks(bytes, Expect(bytes, Blanks(bytes, end), Close));
        }

        return calls;
    }

    private static int Expect(byte[] text, int at, string mark) => text.AsSpan(at).StartsWith(Encoding.UTF8.GetBytes(mark))
        ? at + mark.Length
        : throw new CallSyntaxException($"expected {mark}", Characters(text, at));

    private static int Blanks(byte[] text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private static int Characters(byte[] text, int at) => Encoding.UTF8.GetCharCount(text, 0, at);
}
