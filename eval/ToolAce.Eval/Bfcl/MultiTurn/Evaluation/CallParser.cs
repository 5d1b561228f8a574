using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>Parses an expression for evaluation: with what only the compiler refuses, and with CPython's words for the usual mistakes.</summary>
internal static class CallParser
{
    /// <exception cref="PyException">A <c>SyntaxError</c>.</exception>
    public static PyNode Parse(string text)
    {
        try
        {
            var tree = PyParser.Parse(text.TrimStart(' ', '\t'));
            RefuseRepeatedKeywords(tree);
            return tree;
        }
        catch (PySyntaxException refused)
        {
            throw PyException.SyntaxError(Explain(text) ?? (refused.Message.StartsWith("invalid ", StringComparison.Ordinal) ? "invalid syntax" : refused.Message));
        }
    }

    private static void RefuseRepeatedKeywords(PyNode node)
    {
        switch (node)
        {
            case PyNode.Call call:
                for (var i = 0; i < call.Keywords.Count; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        if (call.Keywords[i].Parameter is { } parameter && parameter == call.Keywords[j].Parameter)
                        {
                            throw PyException.SyntaxError($"keyword argument repeated: {parameter}");
                        }
                    }

                    RefuseRepeatedKeywords(call.Keywords[i].Value);
                }

                RefuseRepeatedKeywords(call.Function);
                Each(call.Arguments);
                break;
            case PyNode.List list:
                Each(list.Items);
                break;
            case PyNode.Tuple tuple:
                Each(tuple.Items);
                break;
            case PyNode.Binary binary:
                RefuseRepeatedKeywords(binary.Left);
                RefuseRepeatedKeywords(binary.Right);
                break;
        }

        static void Each(IReadOnlyList<PyNode> nodes)
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                RefuseRepeatedKeywords(nodes[i]);
            }
        }
    }

    // The tokenizer's complaints come before the grammar's: open quotes and brackets.
    private static string? Explain(string text)
    {
        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\'' or '"':
                    var quote = text[i];
                    for (i++; i < text.Length && text[i] != quote && text[i] != '\n'; i++)
                    {
                        i += text[i] == '\\' ? 1 : 0;
                    }

                    if (i >= text.Length || text[i] != quote)
                    {
                        return "unterminated string literal (detected at line 1)";
                    }

                    break;
                case '(' or '[' or '{':
                    open.Push(text[i]);
                    break;
                case ')' or ']' or '}':
                    if (!open.TryPop(out var opened))
                    {
                        return $"unmatched '{text[i]}'";
                    }

                    if (text[i] != (opened switch { '(' => ')', '[' => ']', _ => '}' }))
                    {
                        return $"closing parenthesis '{text[i]}' does not match opening parenthesis '{opened}'";
                    }

                    break;
            }
        }

        return open.TryPeek(out var last) ? $"'{last}' was never closed" : null;
    }
}
