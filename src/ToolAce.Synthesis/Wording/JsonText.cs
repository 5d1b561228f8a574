using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Wording;

/// <summary>JSON with one space after colons and commas, as people and models write it.</summary>
internal static class JsonText
{
    public static string Of(Literal value) => Append(new StringBuilder(), value, k => k).ToString();

    /// <summary>Appends <paramref name="value"/>; dictionary keys go through <paramref name="key"/>.</summary>
    public static StringBuilder Append(StringBuilder text, Literal value, Func<string, string> key)
    {
        switch (value)
        {
            case Literal.Null:
                return text.Append("null");
            case Literal.Bool flag:
                return text.Append(flag.Value ? "true" : "false");
            case Literal.Text words:
                return Quoted(text, words.Value);
            case Literal.List list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Append(i == 0 ? text : text.Append(", "), list.Items[i], key);
                }

                return text.Append(']');
            case Literal.Map map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    Quoted(i == 0 ? text : text.Append(", "), key(map.Entries[i].Key)).Append(": ");
                    Append(text, map.Entries[i].Value, key);
                }

                return text.Append('}');
            default:
                return text.Append(CallSyntax.Print(value)); // numbers are the same in both notations
        }
    }

    private static StringBuilder Quoted(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value).Append('"');
}
