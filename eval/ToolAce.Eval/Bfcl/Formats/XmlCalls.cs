using System.Xml;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>
/// Calls in XML, from <c>&lt;functions></c> to the nearest end of it. Verbose: values are attributes of <c>param</c> in <c>params</c>; concise: the text of <c>param</c>.
/// </summary>
internal static class XmlCalls
{
    private const string Open = "<functions>";
    private const string Close = "</functions>";

    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue.List Verbose(string text)
    {
        var calls = new List<PyValue>();
        foreach (var function in Functions(text))
        {
            var name = Name(function);
            var holder = function.Children.Find(c => c.Name == "params") ?? function;
            var arguments = new PyValue.Dict();
            foreach (var parameter in Parameters(holder))
            {
                var key = parameter.Attribute("name") is { } known ? new PyValue.Str(known) : (PyValue)PyValue.None.Value;
                arguments.Set(key, XmlValues.Convert(parameter.Attribute("value") ?? "", parameter.Attribute("type")));
            }

            calls.Add(new PyValue.Dict([new(name, arguments)]));
        }

        return new PyValue.List(calls);
    }

    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue.List Concise(string text)
    {
        var calls = new List<PyValue>();
        foreach (var function in Functions(text))
        {
            var name = Name(function);
            var arguments = new PyValue.Dict();
            foreach (var parameter in Parameters(function))
            {
                arguments.Set(Name(parameter), XmlValues.Convert(PyStrings.Strip(parameter.Text), parameter.Attribute("type")));
            }

            calls.Add(new PyValue.Dict([new(name, arguments)]));
        }

        return new PyValue.List(calls);
    }

    private static IEnumerable<XmlElementText> Functions(string text)
    {
        var start = text.IndexOf(Open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(Close, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new PySyntaxException("there is no <functions>…</functions>", "ValueError");
        }

        try
        {
            return XmlElementText.Read(text[start..(end + Close.Length)]).Children.Where(c => c.Name == "function");
        }
        catch (XmlException e)
        {
            throw new PySyntaxException(e.Message, "ParseError");
        }
    }

    private static IEnumerable<XmlElementText> Parameters(XmlElementText holder) => holder.Children.Where(c => c.Name == "param");

    private static PyValue.Str Name(XmlElementText element) => new(element.Attribute("name") ?? throw new PySyntaxException("a name is missing", "KeyError"));
}
