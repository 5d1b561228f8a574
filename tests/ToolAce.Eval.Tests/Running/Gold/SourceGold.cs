using System.Globalization;
using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running.Gold;

/// <summary>
/// Writes an item's first accepted call with every argument as a string of Java or JavaScript source, in the most natural spelling: what the benchmark tells a
/// function-calling model to do.
/// </summary>
internal static class SourceGold
{
    public static ToolCallText Write(CallItem item)
    {
        var call = GoldAnswer.Calls(item, item.Answers)[0];
        var function = item.Functions.First(f => f.Name == call.Name);
        return new ToolCallText(call.Name, JsonSerializer.Serialize(call.Arguments.ToDictionary(a => a.Name, a => Source(a.Value, function.Parameters[a.Name], item.Category == "simple_java"))));
    }

    private static string Source(Literal value, ParameterType type, bool java) => (value, type.Word) switch
    {
        (Literal.Text text, _) => text.Value,
        (Literal.Integer or Literal.Real, { } word) => Number(value, word, java),
        (Literal.List list, "ArrayList") => $"new ArrayList<>(Arrays.asList({Items(list, type.ItemWord, java)}))",
        (Literal.List list, _) when java => $"new {type.ItemWord}[]{{{Items(list, type.ItemWord, java)}}}",
        (Literal.List list, _) => $"[{Items(list, type.ItemWord, java)}]",
        (Literal.Map map, _) when java => $"new HashMap<String, Object>() {{{{ {string.Concat(map.Entries.Select(e => $"put({Quoted(e.Key)}, {Item(e.Value, null, java)}); "))}}}}}",
        (Literal.Map map, _) => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Item(e.Value, null, java)}"))}}}",
        _ => Item(value, null, java),
    };

    private static string Items(Literal.List list, string? type, bool java) => string.Join(", ", list.Items.Select(i => Item(i, type, java)));

    private static string Item(Literal value, string? type, bool java) => value switch
    {
        Literal.Text text => Quoted(text.Value),
        Literal.Bool b => b.Value ? "true" : "false",
        Literal.Integer or Literal.Real => Number(value, type ?? "any", java),
        Literal.List list => $"[{Items(list, type: null, java)}]",
        Literal.Map map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Item(e.Value, type: null, java)}"))}}}",
        _ => "null",
    };

    private static string Number(Literal value, string type, bool java)
    {
        var digits = value switch
        {
            Literal.Real real => real.Value.ToString("0.0##########", CultureInfo.InvariantCulture),
            Literal.Integer whole when type is "float" or "double" => whole.Value + ".0",
            Literal.Integer whole => whole.Value.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
        return digits + type switch
        {
            "long" => "L",
            "Bigint" => "n",
            "float" when java => "f",
            _ => "",
        };
    }

    private static string Quoted(string text) => "\"" + text + "\"";
}
