using System.Globalization;
using System.Text.Json;
using ToolAce.Agents.Stacks;
using ToolAce.Agents.Structured;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>Asks an endpoint for numbered samples as a stage would and writes each into a file when it is there. Called again, it asks for those that are missing.</summary>
internal sealed class SampleAsker(ChatStack stack, string file, int inFlight)
{
    /// <summary>Samples on the way for every 4 in flight: some wait to be asked again meanwhile.</summary>
    private const int OnTheWay = 5;
    private static readonly Schema Shape = new() { Type = SchemaType.Dict, Properties = [new("number", new Schema { Type = SchemaType.Integer })], Required = ["number"] };

    /// <summary>Gets samples 0 to <paramref name="count"/> − 1; tells how many were missing before.</summary>
    public async Task<int> RunAsync(int count, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        using var written = new ProgressWriter(file);
        var known = Read(file).Select(s => s.Sample).ToHashSet();
        int[] missing = [.. Enumerable.Range(0, count).Where(i => !known.Contains(i))];
        var chat = stack.For("sampler");
        var done = known.Count;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, inFlight * OnTheWay / 4), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(missing, parallel, async (number, token) =>
        {
            var answer = await chat.AskAsync(Question(number), seed: number, token);
            written.Write(new AskedSample(number, answer.Outcome, answer.Outcome == StructuredOutcome.Answered ? answer.Value : null));
            progress?.Report(Interlocked.Increment(ref done));
        });
        return missing.Length;
    }

    /// <summary>What is in a file of samples.</summary>
    public static IReadOnlyList<AskedSample> Read(string file) =>
        File.Exists(file) ? [.. File.ReadLines(file).Select(l => JsonSerializer.Deserialize<AskedSample>(l, CoreJson.Options)!)] : [];

    private static StructuredQuestion<int> Question(int number) => new(
        "sample",
        string.Create(CultureInfo.InvariantCulture, $"You are asked for a sample. Say the number {number} back, as JSON with the one member \"number\"."),
        Shape,
        json => json.GetProperty("number").GetInt32());
}
