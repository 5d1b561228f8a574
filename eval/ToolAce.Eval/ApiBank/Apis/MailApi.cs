using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Sending a mail: nothing is sent, the parts are looked at.</summary>
internal static class MailApi
{
    public static IEnumerable<BankApi> All { get; } = [new("SendEmail", Send, IsRight)];

    private static ApiOutcome Send(ApiCall call)
    {
        if (!IsAddress(PyStrings.Strip(call.Text("receiver"))))
        {
            return ApiOutcome.Raise("Email address of the receiver is invalid.");
        }

        if (PyStrings.Strip(call.Text("subject")).Length == 0)
        {
            return ApiOutcome.Raise("Subject cannot be empty.");
        }

        return PyStrings.Strip(call.Text("content")).Length == 0 ? ApiOutcome.Raise("Content cannot be empty.") : ApiOutcome.Success;
    }

    /// <summary>
    /// <c>^[a-z0-9]+[\._]?[a-z0-9]+[@]\w+[.]\w{2,3}$</c>: before the at sign two or more small letters and digits with at most one point or underscore among
    /// them, behind it a word, a point, and a word of two or three characters.
    /// </summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@');
        if (at < 2 || !IsLocal(text.AsSpan(0, at)))
        {
            return false;
        }

        var point = PyWord.End(text, at + 1, text.Length);
        if (point == at + 1 || point == text.Length || text[point] != '.')
        {
            return false;
        }

        var end = point + 1;
        var characters = 0;
        while (end < text.Length && PyWord.Width(text, end) is var width and > 0)
        {
            end += width;
            characters++;
        }

        return end == text.Length && characters is (2 or 3);
    }

    private static bool IsLocal(ReadOnlySpan<char> text)
    {
        var marks = 0;
        foreach (var c in text)
        {
            marks += c is '.' or '_' ? 1 : 0;
            if (c is not ('.' or '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return marks <= 1 && text[0] is not ('.' or '_') && text[^1] is not ('.' or '_');
    }

    private static bool IsRight(ApiResult given, ApiResult wanted) =>
        Rules.StrippedAndLower(given, wanted, "receiver") & Rules.Stripped(given, wanted, "subject") & Rules.Stripped(given, wanted, "content")
        && Rules.OutputAndException(given, wanted);
}
