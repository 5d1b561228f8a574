namespace ToolAce.Eval.Bfcl.Python;

internal enum PyTokenKind
{
    Name,
    Number,
    Text,
    Formatted,
    Operator,
    Newline,
    End,
}

/// <summary>
/// A token. <paramref name="Value"/> holds a number's or string's value; for a formatted string <paramref name="Text"/> is its body as written and
/// <paramref name="Raw"/> says whether backslashes stay; for a plain one <paramref name="Text"/> is <c>u</c> when it carries that mark.
/// </summary>
internal readonly record struct PyToken(PyTokenKind Kind, string Text, PyValue? Value = null, bool Raw = false);
