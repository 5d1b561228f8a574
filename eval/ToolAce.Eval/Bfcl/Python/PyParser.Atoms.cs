using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Names, constants and brackets.</summary>
internal sealed partial class PyParser
{
    private PyNode Atom()
    {
        var token = Peek;
        switch (token.Kind)
        {
            case PyTokenKind.Number:
                position++;
                return new PyNode.Constant(token.Value!);
            case PyTokenKind.Text or PyTokenKind.Formatted:
                return Strings();
            case PyTokenKind.Name:
                return Word();
            case PyTokenKind.Operator:
                position++;
                return token.Text switch
                {
                    "(" => Parenthesised(),
                    "[" => ListDisplay(),
                    "{" => Braces(),
                    "..." => new PyNode.Ellipsis(),
                    _ => throw Problem(),
                };
            default:
                throw Problem();
        }
    }

    private PyNode Word()
    {
        PyNode? constant = Peek.Text switch
        {
            "True" => new PyNode.Constant(PyValue.Bool.True),
            "False" => new PyNode.Constant(PyValue.Bool.False),
            "None" => new PyNode.Constant(PyValue.None.Value),
            _ => null,
        };
        if (constant is null)
        {
            return new PyNode.Name(Identifier());
        }

        position++;
        return constant;
    }

    private PyNode Strings()
    {
        var first = position;
        while (Peek.Kind is PyTokenKind.Text or PyTokenKind.Formatted)
        {
            position++;
        }

        if (position == first + 1 && tokens[first] is { Kind: PyTokenKind.Text, Value: { } only } single)
        {
            return new PyNode.Constant(only, single.Text == "u");
        }

        var pieces = tokens[first..position];
        if (pieces.TrueForAll(p => p.Value is PyValue.Bytes))
        {
            return new PyNode.Constant(new PyValue.Bytes(string.Concat(pieces.Select(p => ((PyValue.Bytes)p.Value!).Value))));
        }

        if (pieces.Exists(p => p.Value is PyValue.Bytes))
        {
            throw new PySyntaxException("cannot mix bytes and nonbytes literals");
        }

        if (pieces.TrueForAll(p => p.Kind == PyTokenKind.Text))
        {
            return new PyNode.Constant(new PyValue.Str(string.Concat(pieces.Select(p => ((PyValue.Str)p.Value!).Value))), pieces[0].Text == "u");
        }

        var parts = new List<PyNode>();
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Value is PyValue.Str plain)
            {
                text.Append(plain.Value);
                continue;
            }

            new PyFormattedReader(piece.Text, piece.Raw, ParseReplacement).Read(parts, text);
        }

        PyFormattedReader.Flush(parts, text);
        return new PyNode.Formatted(parts);
    }

    private PyNode Parenthesised()
    {
        if (Accept(")"))
        {
            return new PyNode.Tuple([]);
        }

        if (IsWord("yield"))
        {
            var yielded = Yield();
            Expect(")");
            return yielded;
        }

        var node = NamedItems('(');
        Expect(")");
        return node is PyNode.Starred ? throw Problem() : node;
    }

    private PyNode.Yield Yield()
    {
        ExpectWord("yield");
        if (AcceptWord("from"))
        {
            return new PyNode.Yield(Expression(), From: true);
        }

        return new PyNode.Yield(IsOperator(")") ? null : NamedItems(), From: false);
    }

    /// <summary>One item, a tuple, or (with its bracket given) a comprehension.</summary>
    private PyNode NamedItems(char bracket = '\0')
    {
        var first = NamedItem();
        if (bracket != '\0' && first is not PyNode.Starred && Clauses() is { } clauses)
        {
            return new PyNode.Comprehension(bracket, first, Value: null, clauses);
        }

        if (!IsOperator(","))
        {
            return first;
        }

        return new PyNode.Tuple(MoreItems(first, ")"));
    }

    private List<PyNode> MoreItems(PyNode first, string close)
    {
        var items = new List<PyNode> { first };
        while (Accept(","))
        {
            if (IsOperator(close))
            {
                break;
            }

            items.Add(NamedItem());
        }

        return items;
    }

    private PyNode NamedItem() => Accept("*") ? new PyNode.Starred(Binary(0)) : NamedExpression();

    private PyNode ListDisplay()
    {
        if (Accept("]"))
        {
            return new PyNode.List([]);
        }

        var first = NamedItem();
        if (first is not PyNode.Starred && Clauses() is { } clauses)
        {
            Expect("]");
            return new PyNode.Comprehension('[', first, Value: null, clauses);
        }

        var items = MoreItems(first, "]");
        Expect("]");
        return new PyNode.List(items);
    }

    private PyNode Braces()
    {
        if (Accept("}"))
        {
            return new PyNode.Dict([]);
        }

        if (IsOperator("**"))
        {
            return DictDisplay(first: null);
        }

        var first = NamedItem();
        if (IsOperator(":") && first is not (PyNode.Starred or PyNode.Walrus))
        {
            return DictDisplay(first);
        }

        if (first is not PyNode.Starred && Clauses() is { } clauses)
        {
            Expect("}");
            return new PyNode.Comprehension('{', first, Value: null, clauses);
        }

        var items = MoreItems(first, "}");
        Expect("}");
        return new PyNode.Set(items);
    }

    private PyNode DictDisplay(PyNode? first)
    {
        var pairs = new List<(PyNode? Key, PyNode Value)> { Pair(first) };
        if (first is not null && Clauses() is { } clauses)
        {
            Expect("}");
            return new PyNode.Comprehension('{', first, pairs[0].Value, clauses);
        }

        while (Accept(","))
        {
            if (IsOperator("}"))
            {
                break;
            }

            pairs.Add(Pair(IsOperator("**") ? null : Expression()));
        }

        Expect("}");
        return new PyNode.Dict(pairs);
    }

    private (PyNode? Key, PyNode Value) Pair(PyNode? key)
    {
        if (key is null)
        {
            Expect("**");
            return (null, Binary(0));
        }

        Expect(":");
        return (key, Expression());
    }
}
