using System.Globalization;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;

namespace ToolAce.Cycles.Tests.Dispatching;

/// <summary>
/// A stage that writes twelve rows in parts of five which depend on its inputs; converse has something to say in one of its two extras. The environment variable TEST_BEHAVIOUR makes a stage misbehave:
/// <c>converse:crash-once</c>, <c>crash</c>, <c>fail</c>, <c>bad-input</c>, <c>transient-once</c>, <c>wait</c> (until the file <c>go</c> lies in the stage's folder).
/// </summary>
internal sealed class PlainStage(string name, params string[] outputs) : IStage
{
    public static IReadOnlyList<IStage> All { get; } =
    [
        new PlainStage(StageNames.Speciate, ArtifactNames.ContextTree),
        new PlainStage(StageNames.Baseline, ArtifactNames.Predictions),
        new PlainStage(StageNames.Converse, ArtifactNames.Dialogs, ArtifactNames.Held),
        new PlainStage(StageNames.Select, ArtifactNames.TrainingSet),
    ];

    /// <summary>The shortest cycle: converse follows from speciate.</summary>
    public static IReadOnlyList<PlannedStage> ShortPlan => [Plan[1], Plan[2]];

    /// <summary>A cycle in which select follows from converse, that from speciate; baseline stands alone.</summary>
    public static IReadOnlyList<PlannedStage> Plan { get; } =
    [
        new(1, StageNames.Baseline, []),
        new(1, StageNames.Speciate, []),
        new(1, StageNames.Converse, [new(1, StageNames.Speciate, ArtifactNames.ContextTree)]),
        new(1, StageNames.Select, [new(1, StageNames.Converse, ArtifactNames.Dialogs)]),
    ];

    public string Name => name;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => outputs;

    public IReadOnlyList<string> Extras(CycleConfig config) => name == StageNames.Converse ? [ArtifactNames.Complications, ArtifactNames.Thinking] : [];

    public object Settings(CycleConfig config) => name == StageNames.Select ? new { config.Select } : new { name };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => name == StageNames.Speciate
        ? new Dictionary<string, string> { ["documents"] = config.Corpus.Documents }
        : new Dictionary<string, string>();

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        await File.AppendAllTextAsync(Path.Combine(context.WorkFolder, "..", "..", "runs"), "run\n", cancellationToken);
        if (Extras(context.Config) is [var none, var some])
        {
            await context.WriteSomeAsync<PlainRow>(none, [], cancellationToken);
            await context.WriteSomeAsync(some, [new PlainRow(1, 1)], cancellationToken);
        }

        foreach (var output in outputs)
        {
            await context.WriteAsync<PlainRow>(output, (writer, _) => FillAsync(context, writer, cancellationToken), rowsPerPart: 5, cancellationToken);
        }
    }

    private async Task FillAsync(StageContext context, Storage.Artifacts.DatasetWriter<PlainRow> writer, CancellationToken cancellationToken)
    {
        var seen = context.Request.Inputs.Select(i => i.Artifact).Distinct().Sum(a => context.Rows<PlainRow>(a).Sum(r => r.Value));
        for (var i = (int)writer.ResumedRows; i < 12; i++)
        {
            if (i == 7)
            {
                await MisbehaveAsync(context, cancellationToken);
            }

            writer.Add(new PlainRow(i, seen + new Random(context.Seed + i).Next(1000)));
            context.Progress.Report("rows", i + 1, 12);
        }
    }

    private async Task MisbehaveAsync(StageContext context, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(context.WorkFolder, "..", "..");
        var runs = (await File.ReadAllLinesAsync(Path.Combine(folder, "runs"), cancellationToken)).Length;
        switch (Environment.GetEnvironmentVariable("TEST_BEHAVIOUR")?.Split(':'))
        {
            case [var stage, "fail"] when stage == name:
                throw new InvalidOperationException("this cannot work");
            case [var stage, "bad-input"] when stage == name:
                throw new FileNotFoundException("no such weights");
            case [var stage, "transient-once"] when stage == name && runs == 1:
                throw new TimeoutException("the endpoint is asleep");
            case [var stage, "crash-once"] when stage == name && runs == 1:
            case [var other, "crash"] when other == name:
                Console.Error.WriteLine($"crashing in run {runs.ToString(CultureInfo.InvariantCulture)}");
                System.Diagnostics.Process.GetCurrentProcess().Kill();
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
                break;
            case [var stage, "wait"] when stage == name:
                while (!File.Exists(Path.Combine(folder, "go")))
                {
                    await Task.Delay(10, cancellationToken);
                }

                break;
            default:
                break;
        }
    }
}
