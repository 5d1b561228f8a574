using System.Security;
using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running.Gold;

/// <summary>Writes an item's first accepted calls in the format that the item asks for.</summary>
internal static class FormatGold
{
    public static string Write(CallItem item)
    {
        var calls = GoldAnswer.Calls(item, item.Answers);
        var text = item.Format!.Answer switch
        {
            "python" => CallSyntax.Print(calls),
            "json" => Json(calls),
            "verbose_xml" => $"<functions>{string.Concat(calls.Select(c => $"<function name=\"{c.Name}\"><params>{string.Concat(c.Arguments.Select(a => $"<param name=\"{a.Name}\" value=\"{Escaped(a)}\" type=\"{Type(a.Value)}\"/>"))}</params></function>"))}</functions>",
            _ => $"<functions>{string.Concat(calls.Select(c => $"<function name=\"{c.Name}\">{string.Concat(c.Arguments.Select(a => $"<param name=\"{a.Name}\" type=\"{Type(a.Value)}\">{Escaped(a)}</param>"))}</function>"))}</functions>",
        };
        return item.Format.CallTag ? $"<TOOLCALL>{text}</TOOLCALL>" : text;
    }

    private static string Json(IReadOnlyList<Call> calls) => JsonSerializer.Serialize(
        calls.Select(c => new { function = c.Name, parameters = c.Arguments.ToDictionary(a => a.Name, a => a.Value) }), CoreJson.Options);

    private static string Escaped(Argument argument) => SecurityElement.Escape(argument.Value is Literal.Text text ? text.Value : CallSyntax.Print(argument.Value));

    private static string Type(Literal value) => value switch
    {
        Literal.Bool => "boolean",
        Literal.Integer => "integer",
        Literal.Real => "float",
        Literal.List => "array",
        Literal.Map => "dict",
        Literal.Null => "null",
        _ => "string",
    };
}
