using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ToolAce.Cycles.Configuration.Reading;

/// <summary>
/// One mapping of a config. A key is known once it was asked for; <see cref="Close"/> refuses the rest. Problems are collected, never thrown,
/// so that all of them are reported at once.
/// </summary>
internal sealed class Section(string path, YamlMappingNode? node, int line, List<ConfigProblem> problems)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Section> children = new(StringComparer.Ordinal);

    public Section Child(string key)
    {
        if (!children.TryGetValue(key, out var child))
        {
            child = Find(key) switch
            {
                null => new Section(Full(key), null, line, problems),
                YamlMappingNode mapping => new Section(Full(key), mapping, LineOf(mapping), problems),
                var other => Refused(key, other),
            };
            children.Add(key, child);
        }

        return child;
    }

    public int Whole(string key, int standard, int low, int high)
    {
        if (Scalar(key) is not { } text)
        {
            return standard;
        }

        if (int.TryParse(text.Value?.Replace("_", ""), NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            && value >= low && value <= high)
        {
            return value;
        }

        Complain(key, text, $"{Full(key)} is {text.Value}; it must be a whole number from {low} to {high}");
        return standard;
    }

    public double Real(string key, double standard, double low, double high)
    {
        if (Scalar(key) is not { } text)
        {
            return standard;
        }

        if (double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        Complain(key, text, $"{Full(key)} is {text.Value}; it must be a number from {low} to {high}");
        return standard;
    }

    public bool Flag(string key, bool standard)
    {
        if (Scalar(key) is not { } text)
        {
            return standard;
        }

        if (text.Value is "true" or "false")
        {
            return text.Value == "true";
        }

        Complain(key, text, $"{Full(key)} is {text.Value}; it must be true or false");
        return standard;
    }

    public string Text(string key, string standard) => Scalar(key)?.Value ?? standard;

    public string? OptionalText(string key) => Scalar(key)?.Value;

    public T Word<T>(string key, T standard)
        where T : struct, Enum =>
        Scalar(key) is { } text ? ParseWord<T>(key, text) ?? standard : standard;

    /// <summary>A list of words; at least one, none twice.</summary>
    public IReadOnlyList<T> WordList<T>(string key, IReadOnlyList<T> standard)
        where T : struct, Enum
    {
        var items = Items(key).Select(i => ParseWord<T>(key, i)).OfType<T>().ToList();
        if (items.Count != items.Distinct().Count())
        {
            Complain(key, Find(key), $"{Full(key)} names something twice");
        }

        return items.Count == 0 ? standard : [.. items.Distinct()];
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> TextList(string key, IReadOnlyList<string> standard)
    {
        var items = Items(key).Select(i => i.Value ?? "").ToList();
        return items.Count == 0 ? standard : items;
    }

    public void Complain(string key, string message) => Complain(key, Find(key), message);

    /// <summary>Refuses every key that nobody asked for, here and below.</summary>
    public void Close()
    {
        foreach (var key in node?.Children.Keys ?? [])
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!known.Contains(name))
            {
                problems.Add(new(LineOf(key), Full(name), $"{Full(name)} is not a known key{Spelling.Suggestion(name, known, path.Length == 0 ? "" : path + ".")}"));
            }
        }

        foreach (var child in children.Values)
        {
            child.Close();
        }
    }

    private T? ParseWord<T>(string key, YamlScalarNode text)
        where T : struct, Enum
    {
        var value = Words.Parse<T>(text.Value ?? "");
        if (value is null)
        {
            Complain(key, text, $"{Full(key)} is {text.Value}; it must be one of {string.Join(", ", Words.All<T>())}"
                + (Spelling.Nearest(text.Value ?? "", Words.All<T>()) is { } near ? $" (did you mean {near}?)" : ""));
        }

        return value;
    }

    private List<YamlScalarNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode single:
                return [single];
            case YamlSequenceNode list when list.Children.Count > 0 && list.Children.All(c => c is YamlScalarNode):
                return [.. list.Children.Cast<YamlScalarNode>()];
            case var other:
                Complain(key, other, $"{Full(key)} must be a list of words, and at least one");
                return [];
        }
    }

    private YamlScalarNode? Scalar(string key)
    {
        var found = Find(key);
        if (found is not null and not YamlScalarNode)
        {
            Complain(key, found, $"{Full(key)} must be a single value, not a {(found is YamlSequenceNode ? "list" : "section")}");
        }

        return found as YamlScalarNode;
    }

    /// <summary>The value of a key; an empty one counts as left out.</summary>
    private YamlNode? Find(string key)
    {
        known.Add(key);
        YamlNode? found = null;
        node?.Children.TryGetValue(new YamlScalarNode(key), out found);
        return found is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" } ? null : found;
    }

    private Section Refused(string key, YamlNode other)
    {
        Complain(key, other, $"{Full(key)} is a section: its keys stand below it, indented");
        return new Section(Full(key), null, LineOf(other), problems);
    }

    private void Complain(string key, YamlNode? at, string message) => problems.Add(new(at is null ? line : LineOf(at), Full(key), message));

    private string Full(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static int LineOf(YamlNode at) => (int)at.Start.Line;
}
