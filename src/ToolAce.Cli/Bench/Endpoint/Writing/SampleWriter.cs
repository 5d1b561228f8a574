using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the questions of <see cref="BenchEndpoint"/> itself: says the number that it was given.</summary>
internal static partial class SampleWriter
{
    public static string Write(ChatQuestion question) =>
        JsonSerializer.Serialize(new { Number = int.Parse(Number().Match(question.Text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) }, CoreJson.Options);

    [GeneratedRegex(@"number (\d+)")]
    private static partial Regex Number();
}
