using System.Runtime.CompilerServices;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// Parses one expression of Python 3.11 (<c>ast.parse(text, mode="eval")</c>): operators by precedence here, atoms, arguments and lambdas in the other parts.
/// </summary>
internal sealed partial class PyParser
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    private readonly List<PyToken> tokens;
    private int position;

    private PyParser(List<PyToken> tokens) => this.tokens = tokens;

    /// <exception cref="PySyntaxException">Python would not parse the text.</exception>
    public static PyNode Parse(string text)
    {
        try
        {
            var parser = new PyParser(PyLexer.Tokens(text));
            var tree = parser.Expressions();
            while (parser.Peek.Kind == PyTokenKind.Newline)
            {
                parser.position++;
            }

            return parser.Peek.Kind == PyTokenKind.End ? tree : throw parser.Problem();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new PySyntaxException("nested too deeply", "RecursionError");
        }
    }

    /// <summary>Parses what stands between the braces of a formatted string; the caller has put brackets around it.</summary>
    private static PyNode ParseReplacement(string text)
    {
        var parser = new PyParser(PyLexer.Tokens(text));
        parser.position++;
        var tree = parser.IsWord("yield") ? parser.Yield() : parser.NamedItems();
        parser.Expect(")");
        return parser.Peek.Kind == PyTokenKind.End ? tree : throw parser.Problem();
    }

    private PyToken Peek => tokens[position];

    private PyNode Expressions()
    {
        var first = Expression();
        if (!IsOperator(","))
        {
            return first;
        }

        var items = new List<PyNode> { first };
        while (Accept(","))
        {
            if (Peek.Kind is PyTokenKind.End or PyTokenKind.Newline)
            {
                break;
            }

            items.Add(Expression());
        }

        return new PyNode.Tuple(items);
    }

    private PyNode Expression()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (IsWord("lambda"))
        {
            return Lambda();
        }

        var then = Or();
        if (!AcceptWord("if"))
        {
            return then;
        }

        var test = Or();
        ExpectWord("else");
        return new PyNode.Conditional(test, then, Expression());
    }

    private PyNode NamedExpression()
    {
        if (Peek.Kind == PyTokenKind.Name && !Keywords.Contains(Peek.Text) && tokens[position + 1] is { Kind: PyTokenKind.Operator, Text: ":=" })
        {
            var target = new PyNode.Name(Peek.Text);
            position += 2;
            return new PyNode.Walrus(target, Expression());
        }

        return Expression();
    }

    private PyNode Or()
    {
        var first = And();
        return IsWord("or") ? Chain("or", first, static parser => parser.And()) : first;
    }

    private PyNode And()
    {
        var first = Not();
        return IsWord("and") ? Chain("and", first, static parser => parser.Not()) : first;
    }

    private PyNode.Logic Chain(string word, PyNode first, Func<PyParser, PyNode> operand)
    {
        var operands = new List<PyNode> { first };
        while (AcceptWord(word))
        {
            operands.Add(operand(this));
        }

        return new PyNode.Logic(word, operands);
    }

    private PyNode Not()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return AcceptWord("not") ? new PyNode.Unary("not", Not()) : Comparison();
    }

    private PyNode Comparison()
    {
        var first = Binary(0);
        List<(string, PyNode)>? rest = null;
        while (ComparisonOperator() is { } found)
        {
            (rest ??= []).Add((found, Binary(0)));
        }

        return rest is null ? first : new PyNode.Compare(first, rest);
    }

    private string? ComparisonOperator()
    {
        if (Peek is { Kind: PyTokenKind.Operator, Text: "<" or ">" or "<=" or ">=" or "==" or "!=" })
        {
            return tokens[position++].Text;
        }

        if (AcceptWord("in"))
        {
            return "in";
        }

        if (AcceptWord("is"))
        {
            return AcceptWord("not") ? "is not" : "is";
        }

        if (IsWord("not") && tokens[position + 1] is { Kind: PyTokenKind.Name, Text: "in" })
        {
            position += 2;
            return "not in";
        }

        return null;
    }

    /// <summary>Operators that bind at least as tightly as <paramref name="level"/>, by climbing; all are left-associative.</summary>
    private PyNode Binary(int level)
    {
        var left = Factor();
        while (Peek.Kind == PyTokenKind.Operator && Level(Peek.Text) is var found && found >= level)
        {
            left = new PyNode.Binary(tokens[position++].Text, left, Binary(found + 1));
        }

        return left;
    }

    private static int Level(string text) => text switch
    {
        "|" => 0,
        "^" => 1,
        "&" => 2,
        "<<" or ">>" => 3,
        "+" or "-" => 4,
        "*" or "/" or "//" or "%" or "@" => 5,
        _ => -1,
    };

    private PyNode Factor()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Peek is { Kind: PyTokenKind.Operator, Text: "+" or "-" or "~" })
        {
            return new PyNode.Unary(tokens[position++].Text, Factor());
        }

        var awaited = AcceptWord("await");
        var primary = awaited ? new PyNode.Await(Primary()) : Primary();
        return Accept("**") ? new PyNode.Binary("**", primary, Factor()) : primary;
    }

    private PyNode Primary()
    {
        var node = Atom();
        while (Peek.Kind == PyTokenKind.Operator)
        {
            if (Accept("."))
            {
                node = new PyNode.Attribute(node, Identifier());
            }
            else if (Accept("("))
            {
                node = Call(node);
            }
            else if (Accept("["))
            {
                node = new PyNode.Subscript(node, Index());
                Expect("]");
            }
            else
            {
                break;
            }
        }

        return node;
    }

    private string Identifier() => Peek.Kind == PyTokenKind.Name && !Keywords.Contains(Peek.Text) ? tokens[position++].Text : throw Problem();

    private bool IsOperator(string text) => Peek.Kind == PyTokenKind.Operator && Peek.Text == text;

    private bool IsWord(string word) => Peek.Kind == PyTokenKind.Name && Peek.Text == word;

    private bool Accept(string text)
    {
        if (!IsOperator(text))
        {
            return false;
        }

        position++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(string text)
    {
        if (!Accept(text))
        {
            throw Problem();
        }
    }

    private void ExpectWord(string word)
    {
        if (!AcceptWord(word))
        {
            throw Problem();
        }
    }

    private PySyntaxException Problem() => new($"invalid syntax at token {position} '{Peek.Text}'");
}
