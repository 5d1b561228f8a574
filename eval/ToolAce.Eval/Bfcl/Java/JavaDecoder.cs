using ToolAce.Eval.Bfcl.Formats;
using ToolAce.Eval.Bfcl.Python;
using TreeSitter;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>The official decoder of Java calls: the first method invocation of the text, its arguments as source text.</summary>
internal sealed class JavaDecoder
{
    // Where Python's recursion ends; the exact depth there depends on who calls.
    private const int DeepestCall = 950;
    private const int DeepestValue = 470;

    private readonly CodePoints source;

    private JavaDecoder(string text) => source = new CodePoints(text);

    /// <summary>A list of one call, or an empty dict where there is none.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue Decode(string text)
    {
        var root = SyntaxReading.Parse(SyntaxLanguage.Java, text).Root;
        return (PyValue?)new JavaDecoder(text).FirstCall(root, 0) ?? new PyValue.Dict();
    }

    private PyValue.List? FirstCall(SyntaxNode node, int depth)
    {
        if (depth > DeepestCall)
        {
            throw new PySyntaxException("nested too deeply", "RecursionError");
        }

        if (node.Kind == "method_invocation")
        {
            return Call(node);
        }

        foreach (var child in node)
        {
            if (FirstCall(child, depth + 1) is { } call)
            {
                return call;
            }
        }

        return null;
    }

    private PyValue.List? Call(SyntaxNode node)
    {
        var name = Text(node.Field("name"));
        if (node.Field("object") is { } owner)
        {
            name = Text(owner) + "." + name;
        }

        return node.Field("arguments") is { } arguments ? new PyValue.List([new PyValue.Dict([new(new PyValue.Str(name), Arguments(arguments))])]) : null;
    }

    private PyValue.Dict Arguments(SyntaxNode node)
    {
        var arguments = new NamedArguments();
        foreach (var child in node)
        {
            switch (child.Kind)
            {
                case "assignment_expression":
                    arguments.Add(Text(SyntaxReading.Part(child, 0)), Value(SyntaxReading.Part(child, 2), nested: false, 0));
                    break;
                case "identifier" or "class_literal":
                    arguments.Add(name: null, Value(child, nested: false, 0));
                    break;
            }
        }

        return arguments.ToDict();
    }

    private string Value(SyntaxNode? at, bool nested, int depth)
    {
        var node = at ?? throw SyntaxReading.NoNode();
        if (depth > DeepestValue)
        {
            throw new PySyntaxException("nested too deeply", "RecursionError");
        }

        switch (node.Kind)
        {
            case "string_literal" or "character_literal":
                return nested ? Text(node) : PyStrings.Inner(Text(node)).ToString();
            case "identifier" or "class_literal" or "type_identifier" or "method_invocation":
                return Text(node);
            case "array_creation_expression":
                return $"new {Value(node.Field("type"), nested: true, depth + 1)}[]{Value(node.Field("value"), nested: true, depth + 1)}";
            case "object_creation_expression":
                var type = Value(node.Field("type"), nested: true, depth + 1);
                return $"new {type}({(node.Field("arguments") is { } arguments ? Join(arguments, depth, ", ", ["(", ")", ","]) : "")})";
            default:
                return node.HasChildren ? Join(node, depth, "", []) : Text(node);
        }
    }

    private string Join(SyntaxNode node, int depth, string separator, ReadOnlySpan<string> leftOut)
    {
        var parts = new List<string>();
        foreach (var child in node)
        {
            if (!leftOut.Contains(child.Kind))
            {
                parts.Add(Value(child, nested: true, depth + 1));
            }
        }

        return string.Join(separator, parts);
    }

    private string Text(SyntaxNode? at) => at is { } node ? source.Slice(node.Start, node.End) : throw SyntaxReading.NoNode();
}
