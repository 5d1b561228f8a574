using System.Text;
using ToolAce.Core.Calls;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>How forms are shown and how filled ones are written: JSON, XML or lines.</summary>
internal static class FormText
{
    /// <summary><c>book room: guest (text), optional view (sea or garden) - reserve a room</c>.</summary>
    public static void Show(StringBuilder text, Form form, bool underscores)
    {
        text.Append(Name(form.Name, underscores)).Append(": ");
        for (var i = 0; i < form.Fields.Count; i++)
        {
            var field = form.Fields[i];
            text.Append(i == 0 ? "" : ", ").Append(field.Optional ? "optional " : "").Append(Name(field.Name, underscores)).Append(" (");
            Show(text, field.Kind, underscores);
            text.Append(')');
        }

        if (form.Fields.Count == 0)
        {
            text.Append("empty");
        }

        if (form.Description is not null)
        {
            text.Append(" - ").Append(form.Description);
        }
    }

    public static string Name(string words, bool underscores) => underscores ? ToolNames.Identifier(words) : words;


    public static void Json(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append("{\"form\": \"").Append(Name(filled.Form.Name, underscores)).Append('"');
        foreach (var (name, value) in filled.Values)
        {
            text.Append(", \"").Append(Name(name, underscores)).Append("\": ");
            Json(text, value, underscores);
        }

        text.Append('}');
    }

    public static void Json(StringBuilder text, Literal value, bool underscores) => JsonText.Append(text, value, k => Key(k, underscores));

    public static void Xml(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append("<form name=\"").Append(Name(filled.Form.Name, underscores)).Append("\">");
        foreach (var (name, value) in filled.Values)
        {
            Xml(text, Name(name, underscores), value, underscores);
        }

        text.Append("</form>");
    }

    public static void Xml(StringBuilder text, string name, Literal value, bool underscores)
    {
        if (value is Literal.List list)
        {
            foreach (var item in list.Items)
            {
                Xml(text, name, item, underscores);
            }

            return;
        }

        text.Append('<').Append(name).Append('>');
        if (value is Literal.Map map)
        {
            foreach (var (key, member) in map.Entries)
            {
                Xml(text, Key(key, underscores), member, underscores);
            }
        }
        else
        {
            text.Append(Phrasebook.Spoken(value));
        }

        text.Append("</").Append(name).Append('>');
    }

    public static void Lines(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append("form: ").Append(Name(filled.Form.Name, underscores));
        foreach (var (name, value) in filled.Values)
        {
            text.Append('\n').Append(Name(name, underscores)).Append(": ").Append(Phrasebook.Spoken(value));
        }
    }

    private static string Key(string key, bool underscores) => underscores ? key : ToolNames.Words(key);

    private static void Show(StringBuilder text, ValueKind kind, bool underscores)
    {
        switch (kind)
        {
            case ValueKind.Choice choice:
                text.AppendJoin(" or ", choice.Options);
                break;
            case ValueKind.ListOf list:
                Show(text.Append("list of "), list.Item, underscores);
                break;
            case ValueKind.Group group:
                text.Append("group of ").AppendJoin(", ", group.Members.Select(m => Name(m.Name, underscores)));
                break;
            default:
                text.Append(kind switch
                {
                    ValueKind.Count or ValueKind.Number => "number",
                    ValueKind.Date => "date",
                    ValueKind.Time => "time",
                    ValueKind.Code => "code",
                    ValueKind.Flag => "yes or no",
                    _ => "text",
                });
                break;
        }
    }
}
