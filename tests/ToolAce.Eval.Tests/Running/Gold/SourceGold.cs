using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running.Gold;

/// <summary>Writes an item's first accepted call in Java or JavaScript, in the most natural spelling.</summary>
internal static class SourceGold
{
    public static string Write(CallItem item)
    {
        var call = GoldAnswer.Calls(item, item.Answers)[0];
        var function = item.Functions.First(f => f.Name == call.Name);
        var java = item.Category == "simple_java";
        return $"[{call.Name}({string.Join(", ", call.Arguments.Select(a => $"{a.Name}={Source(a.Value, function.Parameters[a.Name], java)}"))})]";
    }

    private static string Source(Literal value, ParameterType type, bool java) => (value, type.Word) switch
    {
        (Literal.Text text, "String" or "string") => Quoted(text.Value),
        (Literal.Text text, "char") => text.Value,
        (Literal.Text text, _) => text.Value,
        (Literal.Integer whole, "long") => whole.Value + "L",
        (Literal.Integer whole, "Bigint") => whole.Value + "n",
        (Literal.Integer whole, "float") => java ? $"{whole.Value}.0f" : $"{whole.Value}.0",
        (Literal.Integer whole, "double") => $"{whole.Value}.0",
        (Literal.Real real, "float") => real.Value.ToString("0.0##########", CultureInfo.InvariantCulture) + (java ? "f" : ""),
        (Literal.List list, "ArrayList") => $"new ArrayList<>(Arrays.asList({Items(list)}))",
        (Literal.List list, _) when java => $"new {type.ItemWord}[]{{{Items(list)}}}",
        (Literal.Map map, _) when java => $"new HashMap<>() {{{{ {string.Concat(map.Entries.Select(e => $"put({Quoted(e.Key)}, {Item(e.Value)}); "))}}}}}",
        (Literal.Map map, _) => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Item(e.Value)}"))}}}",
        (Literal.List list, _) => $"[{Items(list)}]",
        _ => Item(value),
    };

    private static string Items(Literal.List list) => string.Join(", ", list.Items.Select(Item));

    private static string Item(Literal value) => value switch
    {
        Literal.Text text => Quoted(text.Value),
        Literal.Bool b => b.Value ? "true" : "false",
        Literal.Integer whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        Literal.Real real => real.Value.ToString(CultureInfo.InvariantCulture),
        Literal.List list => $"[{Items(list)}]",
        _ => "null",
    };

    private static string Quoted(string text) => "\"" + text + "\"";
}
