using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ToolAce.Core.Calls.Formats;

/// <summary><see cref="CallFormat.Xml"/>: <c>&lt;calls&gt;&lt;call name="f"&gt;&lt;arg name="a" type="integer"&gt;1&lt;/arg&gt;&lt;/call&gt;&lt;/calls&gt;</c>.</summary>
internal static class XmlCallText
{
    private const int MaximumDepth = 100;

    // Control characters are written as references, which XML 1.0 forbids by the letter and every string may hold.
    private static readonly XmlWriterSettings Writing = new() { OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize, ConformanceLevel = ConformanceLevel.Fragment };
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    public static string Write(IReadOnlyList<Call> calls)
    {
        foreach (var call in calls)
        {
            CallObjects.Check(call);
        }

        var root = new XElement("calls", calls.Select(c => new XElement("call", new XAttribute("name", c.Name), c.Arguments.Select(a => Named("arg", a.Name, a.Value)))));
        var text = new StringBuilder();
        try
        {
            using var writer = XmlWriter.Create(text, Writing);
            root.WriteTo(writer);
        }
        catch (ArgumentException unsayable)
        {
            throw new FormatException($"XML cannot say these calls: {unsayable.Message}", unsayable);
        }

        return text.ToString();
    }

    public static IReadOnlyList<Call> Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Reading);
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            return root.Name.LocalName == "calls" ? [.. Children(root, "call").Select(OneCall)] : throw new CallSyntaxException("expected <calls>", 0);
        }
        catch (XmlException broken)
        {
            throw new CallSyntaxException($"not XML: {broken.Message}", Math.Max(0, broken.LinePosition - 1));
        }
    }

    private static Call OneCall(XElement element)
    {
        List<Argument> arguments = [.. Children(element, "arg").Select(a => new Argument(Name(a), Value(a, depth: 1)))];
        return arguments.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() == arguments.Count
            ? new Call(Name(element), arguments)
            : throw new CallSyntaxException($"{Name(element)} is given an argument twice", 0);
    }

    private static XElement Named(string element, string name, Literal value)
    {
        var made = Typed(element, value);
        made.ReplaceAttributes(new XAttribute("name", name), made.Attributes().ToList());
        return made;
    }

    private static XElement Typed(string element, Literal value) => value switch
    {
        Literal.Null => Of(element, "null"),
        Literal.Bool b => Of(element, "boolean", b.Value ? "true" : "false"),
        Literal.Integer i => Of(element, "integer", i.Value.ToString(CultureInfo.InvariantCulture)),
        Literal.Real r => Of(element, "number", LiteralText.Number(r.Value)),
        Literal.Text s => Of(element, "string", s.Value),
        Literal.List list => new XElement(element, new XAttribute("type", "list"), list.Items.Select(i => Typed("item", i))),
        Literal.Map map => new XElement(element, new XAttribute("type", "map"), map.Entries.Select(e => Named("entry", e.Key, e.Value))),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "unknown literal"),
    };

    private static XElement Of(string element, string type) => new(element, new XAttribute("type", type));

    private static XElement Of(string element, string type, string text) => new(element, new XAttribute("type", type), text);

    private static Literal Value(XElement element, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new CallSyntaxException($"values are nested deeper than {MaximumDepth}", 0);
        }

        return element.Attribute("type")?.Value switch
        {
            "null" when element.Value.Length == 0 => Literal.Null.Value,
            "boolean" when element.Value is "true" or "false" => new Literal.Bool(element.Value == "true"),
            "integer" when BigInteger.TryParse(element.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new Literal.Integer(whole),
            "number" when double.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) => new Literal.Real(real),
            "string" when !element.HasElements => new Literal.Text(element.Value),
            "list" => new Literal.List([.. Children(element, "item").Select(i => Value(i, depth + 1))]),
            "map" => new Literal.Map([.. Children(element, "entry").Select(e => KeyValuePair.Create(e.Attribute("name")?.Value ?? throw Nameless(e), Value(e, depth + 1)))]),
            var type => throw new CallSyntaxException($"<{element.Name.LocalName}> of type {type ?? "nothing"} holds no such value", 0),
        };
    }

    private static IEnumerable<XElement> Children(XElement element, string name)
    {
        if (element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value)) || element.Elements().Any(e => e.Name.LocalName != name))
        {
            throw new CallSyntaxException($"<{element.Name.LocalName}> may hold <{name}> alone", 0);
        }

        return element.Elements();
    }

    private static string Name(XElement element) => element.Attribute("name") is { Value.Length: > 0 } name ? name.Value : throw Nameless(element);

    private static CallSyntaxException Nameless(XElement element) => new($"<{element.Name.LocalName}> needs a name", 0);
}
