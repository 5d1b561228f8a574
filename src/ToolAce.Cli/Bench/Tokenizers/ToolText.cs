using System.Globalization;
using System.Text;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>Generated tools in JSON, calls of them, and results.</summary>
internal static class ToolText
{
    /// <summary>One tool with a call and its result.</summary>
    public static void Append(StringBuilder text, Random random, WordSource words)
    {
        var name = $"{words.Word(random)}_{words.Word(random)}";
        var parameters = Enumerable.Range(0, random.Next(1, 6)).Select(_ => words.Word(random)).Distinct(StringComparer.Ordinal).ToList();
        text.Append(CultureInfo.InvariantCulture, $"{{\"name\":\"{name}\",\"description\":\"");
        words.Sentence(text, random);
        text.Append("\",\"parameters\":{\"type\":\"dict\",\"properties\":{");
        text.AppendJoin(',', parameters.Select(p => $"\"{p}\":{{\"type\":\"{random.Pick(["string", "integer", "float", "boolean"])}\",\"description\":\"{words.Name(random)} {words.Word(random)} of the {words.Word(random)}\"}}"));
        text.Append("},\"required\":[").AppendJoin(',', parameters.Take(2).Select(p => $"\"{p}\"")).Append("]}}\n");
        text.Append('[').Append(name).Append('(').AppendJoin(", ", parameters.Select(p => $"{p}={Value(random, words)}")).Append(")]\n");
        text.Append(CultureInfo.InvariantCulture, $"[{{\"name\": \"{name}\", \"results\": {{\"{words.Word(random)}\": {random.Next(100_000)}, \"{words.Word(random)}\": \"{words.Word(random)} {words.Name(random)}\"}}}}]\n");
    }

    private static string Value(Random random, WordSource words) => random.Next(5) switch
    {
        0 => random.Next(10_000).ToString(CultureInfo.InvariantCulture),
        1 => random.NextDouble().ToString("F4", CultureInfo.InvariantCulture),
        2 => random.Pick(["True", "False", "None"]),
        3 => $"\"20{random.Next(10, 30)}-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}\"",
        _ => $"\"{words.Name(random)} {words.Word(random)}\"",
    };
}
