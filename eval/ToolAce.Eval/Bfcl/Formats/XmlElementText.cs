using System.Text;
using System.Xml;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>An element as Python's ElementTree holds it: its text is what stands before the first child, comments passed over.</summary>
/// <param name="name">The local name, with the namespace in braces before it where there is one.</param>
internal sealed class XmlElementText(string name)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly Dictionary<string, string> attributes = [];
    private readonly StringBuilder text = new();

    public string Name { get; } = name;

    public List<XmlElementText> Children { get; } = [];

    public string Text => text.ToString();

    public string? Attribute(string key) => attributes.GetValueOrDefault(key);

    /// <exception cref="XmlException">The text is not well formed.</exception>
    public static XmlElementText Read(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document), Settings);
        var open = new Stack<XmlElementText>();
        XmlElementText? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Start(reader);
                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    when open.TryPeek(out var holder) && holder.Children.Count == 0:
                    holder.text.Append(reader.Value);
                    break;
            }
        }

        return root!;
    }

    private static XmlElementText Start(XmlReader reader)
    {
        var element = new XmlElementText(Qualified(reader));
        while (reader.MoveToNextAttribute())
        {
            // Declarations of namespaces are no attributes.
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                element.attributes[Qualified(reader)] = reader.Value;
            }
        }

        reader.MoveToElement();
        return element;
    }

    private static string Qualified(XmlReader reader) => reader.NamespaceURI.Length == 0 ? reader.LocalName : $"{{{reader.NamespaceURI}}}{reader.LocalName}";
}
