using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ToolAce.Synthesis.Formats.Texts;

/// <summary>
/// One YAML document as JSON. Keys are texts; plain scalars follow YAML 1.2's core schema. What anchors and aliases multiply is counted: a short text that
/// unfolds into more than <see cref="MaximumNodes"/> nodes is refused before it fills the memory.
/// </summary>
internal sealed partial class YamlText
{
    public const int MaximumNodes = 2_000_000;

    private readonly Dictionary<AnchorName, (JsonNode? Node, int Count)> anchors = [];
    private readonly Parser parser;
    private int nodes;

    private YamlText(string text) => parser = new Parser(new StringReader(text));

    /// <exception cref="FormatException">It is no YAML, or more than one document, or unfolds without end; the message names the line.</exception>
    public static JsonNode? Parse(string text)
    {
        var reader = new YamlText(text);
        try
        {
            reader.parser.Consume<StreamStart>();
            reader.parser.Consume<DocumentStart>();
            var node = reader.Node(depth: 0);
            reader.parser.Consume<DocumentEnd>();
            return reader.parser.Accept<StreamEnd>(out _) ? node : throw new FormatException("it holds more than one YAML document");
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"line {wrong.Start.Line}: {wrong.Message}", wrong);
        }
    }

    private JsonNode? Node(int depth)
    {
        if (depth > JsonText.MaximumDepth)
        {
            throw Problem($"nested deeper than {JsonText.MaximumDepth}");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            var (shared, count) = anchors.TryGetValue(alias.Value, out var known) ? known : throw Problem($"*{alias.Value} refers to nothing before it, or to what it is part of");
            Count(count);
            return shared?.DeepClone();
        }

        var before = nodes;
        Count(1);
        var anchor = ((NodeEvent)parser.Current!).Anchor;
        JsonNode? node = parser.Current switch
        {
            Scalar => Value(parser.Consume<Scalar>()),
            SequenceStart => Sequence(depth),
            MappingStart => Mapping(depth),
            var other => throw Problem($"{other?.GetType().Name} is not expected here"),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = (node, nodes - before);
        }

        return node;
    }

    private JsonArray Sequence(int depth)
    {
        parser.Consume<SequenceStart>();
        var list = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Add(Node(depth + 1));
        }

        return list;
    }

    private JsonObject Mapping(int depth)
    {
        parser.Consume<MappingStart>();
        var map = new JsonObject();
        var merged = new List<JsonNode?>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw Problem("a key must be a text");
            }

            var value = Node(depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                merged.Add(value);
            }
            else if (!map.TryAdd(key.Value, value))
            {
                throw Problem($"the key '{key.Value}' is given twice");
            }
        }

        foreach (var (name, value) in merged.SelectMany(m => m is JsonArray list ? list : [m?.DeepClone()]).OfType<JsonObject>().SelectMany(m => m).Where(p => !map.ContainsKey(p.Key)).ToList())
        {
            map.TryAdd(name, value?.DeepClone());
        }

        return map;
    }

    private static JsonNode? Value(Scalar scalar) => scalar.Style != ScalarStyle.Plain ? JsonValue.Create(scalar.Value) : scalar.Value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        var text when JsonNumber().IsMatch(text) => JsonNode.Parse(text),
        var text => JsonValue.Create(text),
    };

    private void Count(int more)
    {
        nodes += more;
        if (nodes > MaximumNodes)
        {
            throw Problem($"it unfolds into more than {MaximumNodes:N0} nodes");
        }
    }

    private FormatException Problem(string what) => new($"line {parser.Current?.Start.Line ?? 1}: {what}");

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex JsonNumber();
}
