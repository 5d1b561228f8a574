using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ToolAce.Cycles.Configuration;

/// <summary>Reads and changes single values in a config's text and leaves all else as it was written: comments, order, blank lines.</summary>
public static class ConfigText
{
    /// <summary>The value of a key such as <c>train.rank</c>, as written; null where it is left out or the text is no YAML.</summary>
    public static string? Get(string text, string key) => Value(Root(text), key);

    /// <summary>All values of a text, for whoever asks for many.</summary>
    public static ConfigValues Values(string text) => new(Root(text));

    /// <summary>Whether it is YAML that has keys, or nothing yet.</summary>
    public static bool IsReadable(string text) => string.IsNullOrWhiteSpace(text) || Root(text) is not null;

    /// <summary>The text with another value of a key; a key or section that is not there is added. Null counts as left out; empty is a value.</summary>
    /// <exception cref="FormatException">The text is no YAML, or something else than a value stands at the key.</exception>
    public static string Set(string text, string key, string? value)
    {
        var changed = Edit(text, key, value);
        return Root(changed) is { } root && Same(Leaves(text, key), Leaves(changed, key)) && (Find(root, key) as YamlScalarNode)?.Value == (value ?? "null")
            ? changed
            : throw new FormatException($"{key} cannot be changed here without touching the rest of the text, as it is written; change it in the text.");
    }

    internal static string? Value(YamlMappingNode? root, string key) =>
        Find(root, key) is YamlScalarNode scalar && !(scalar is { Style: ScalarStyle.Plain, Value: "" or "null" or "~" }) ? scalar.Value : null;

    private static string Edit(string text, string key, string? value)
    {
        var root = Root(text) ?? (string.IsNullOrWhiteSpace(text) ? new YamlMappingNode() : throw new FormatException("The text is not valid YAML; mend it first."));
        var written = value is null ? "null" : Written(value);
        switch (Find(root, key))
        {
            case YamlScalarNode { Start: var start, End: var end } old when end.Index > start.Index:
                return string.Concat(text.AsSpan(0, (int)start.Index), written, Rest(text, old));
            case YamlScalarNode empty: // "key:" with nothing behind it
                return text.Insert((int)empty.Start.Index, $" {written}");
            case { } other:
                throw new FormatException($"{key} holds a {(other is YamlSequenceNode ? "list" : "section")} here; change it in the text.");
        }

        var (section, name) = key.Split('.') is [var s, var n] ? (s, n) : (null, key);
        if (section is null)
        {
            return $"{name}: {written}\n{text}";
        }

        return Find(root, section) switch
        {
            null => $"{text.TrimEnd()}\n\n{section}:\n  {name}: {written}\n".TrimStart(),
            YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } there => InsertInto(text, there, $"{name}: {written}"),
            YamlScalarNode { Value: null or "" } empty => text.Insert((int)empty.Start.Index, $"\n  {name}: {written}"),
            _ => throw new FormatException($"{section} is no section with a line for each key here; change it in the text."),
        };
    }

    /// <summary>Every value but the key's own, by its place: what an edit must leave alone.</summary>
    private static Dictionary<string, string?> Leaves(string text, string key)
    {
        var leaves = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Root(text) is { } root)
        {
            Add(root, "");
        }

        leaves.Remove(key);
        return leaves;

        void Add(YamlNode node, string place)
        {
            switch (node)
            {
                case YamlMappingNode mapping when mapping.Children.Count > 0:
                    foreach (var (name, child) in mapping.Children)
                    {
                        Add(child, place.Length == 0 ? $"{name}" : $"{place}.{name}");
                    }

                    break;
                case YamlSequenceNode list:
                    foreach (var (i, child) in list.Children.Index())
                    {
                        Add(child, $"{place}[{i}]");
                    }

                    break;
                case YamlScalarNode { Value: not (null or "") } scalar:
                    leaves[place] = scalar.Value; // a section with nothing in it says as much as none
                    break;
            }
        }
    }

    private static bool Same(Dictionary<string, string?> one, Dictionary<string, string?> other) => one.Count == other.Count && one.All(l => other.TryGetValue(l.Key, out var value) && value == l.Value);

    private static string InsertInto(string text, YamlMappingNode section, string line)
    {
        var first = section.Children.Keys.First();
        var indent = new string(' ', (int)first.Start.Column - 1);
        return text.Insert((int)first.Start.Index, $"{line}\n{indent}");
    }

    private static string Rest(string text, YamlScalarNode old) => text[(int)old.End.Index..];

    // Plain where YAML reads the same text back, quoted otherwise.
    private static string Written(string value)
    {
        var plain = value.Length > 0 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        plain = plain || (value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '~') && value[0] is not ('-' or '.' or ':' or '~') && !value.EndsWith(':'));
        return plain ? value : $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t")}\"";
    }

    private static YamlNode? Find(YamlMappingNode? root, string key)
    {
        YamlNode? found = root;
        foreach (var step in key.Split('.'))
        {
            found = found is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(step), out var next) ? next : null;
        }

        return found;
    }

    private static YamlMappingNode? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : null;
        }
        catch (YamlException)
        {
            return null;
        }
    }
}
