using ToolAce.Eval.Bfcl.Formats;
using ToolAce.Eval.Bfcl.Python;
using TreeSitter;

namespace ToolAce.Eval.Bfcl.JavaScript;

/// <summary>The official decoder of JavaScript calls: the first statement that is a call, its arguments as source text.</summary>
internal static class JavaScriptDecoder
{
    /// <summary>A list of one call, or None where there is none.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue Decode(string text)
    {
        foreach (var statement in SyntaxReading.Parse(SyntaxLanguage.JavaScript, text).Root)
        {
            if (statement.Kind != "expression_statement")
            {
                continue;
            }

            foreach (var expression in statement)
            {
                if (expression.Kind == "call_expression")
                {
                    var name = new PyValue.Str(SyntaxReading.Part(expression, 0).Text);
                    return new PyValue.List([new PyValue.Dict([new(name, Arguments(SyntaxReading.Part(expression, 1)))])]);
                }
            }
        }

        return PyValue.None.Value;
    }

    private static PyValue.Dict Arguments(SyntaxNode node)
    {
        var arguments = new NamedArguments();
        foreach (var child in node)
        {
            switch (child.Kind)
            {
                case "assignment_expression":
                    arguments.Add(SyntaxReading.Part(child, 0).Text, Unquoted(SyntaxReading.Part(child, 2).Text));
                    break;
                case "identifier" or "true":
                    arguments.Add(name: null, child.Text);
                    break;
            }
        }

        return arguments.ToDict();
    }

    private static string Unquoted(string value) =>
        value.Length > 0 && value[0] is '"' or '\'' && value[^1] == value[0] ? PyStrings.Inner(value).ToString() : value;
}
