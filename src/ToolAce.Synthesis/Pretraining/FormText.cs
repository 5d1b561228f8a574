using System.Text;
using ToolAce.Core.Calls;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>How filled forms are written.</summary>
internal static class FormText
{
    public static string Name(string words, bool underscores) => underscores ? ToolNames.Identifier(words) : words;

    /// <summary>The name of a form with its section: <c>hall.book_room</c>.</summary>
    public static string Title(Form form, bool underscores) => (form.Section is { } section ? $"{Name(section, underscores)}." : "") + Name(form.Name, underscores);

    public static void Json(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append("{\"form\": \"").Append(Title(filled.Form, underscores)).Append('"');
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
        text.Append("<form name=\"").Append(Title(filled.Form, underscores)).Append("\">");
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
        text.Append("form: ").Append(Title(filled.Form, underscores));
        foreach (var (name, value) in filled.Values)
        {
            text.Append('\n').Append(Name(name, underscores)).Append(": ").Append(Phrasebook.Spoken(value));
        }
    }

    /// <summary><c>book_room: guest="Anna", nights=3</c>.</summary>
    public static void Code(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append(Title(filled.Form, underscores)).Append(": ");
        for (var i = 0; i < filled.Values.Count; i++)
        {
            var (name, value) = filled.Values[i];
            text.Append(i == 0 ? "" : ", ").Append(Name(name, underscores)).Append('=').Append(CallSyntax.Print(value));
        }
    }

    /// <summary><c>{book_room: {guest: "Anna", nights: 3}}</c>.</summary>
    public static void Card(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append('{').Append(Title(filled.Form, underscores)).Append(": {");
        for (var i = 0; i < filled.Values.Count; i++)
        {
            var (name, value) = filled.Values[i];
            Json(text.Append(i == 0 ? "" : ", ").Append(Name(name, underscores)).Append(": "), value, underscores);
        }

        text.Append("}}");
    }

    /// <summary><c>&lt;book_room guest="Anna" nights="3"&gt;</c>.</summary>
    public static void Row(StringBuilder text, FilledForm filled, bool underscores)
    {
        text.Append('<').Append(Title(filled.Form, underscores));
        foreach (var (name, value) in filled.Values)
        {
            text.Append(' ').Append(Name(name, underscores)).Append("=\"").Append(Phrasebook.Spoken(value)).Append('"');
        }

        text.Append('>');
    }

    private static string Key(string key, bool underscores) => underscores ? key : ToolNames.Words(key);
}
