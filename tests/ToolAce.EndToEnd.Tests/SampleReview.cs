using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.EndToEnd.Tests;

/// <summary>A home with a cycle whose dialogs are verified: 3 of 40 unsure, 10 rejected; and one that has none yet.</summary>
internal static class SampleReview
{
    public const string Cycle = "20260101-000000-review";
    public const string Bare = "20260102-000000-bare";
    public const string Doubt = "the request can be read in two ways";

    public static async Task WriteAsync(string root, CancellationToken cancellationToken)
    {
        var home = new HomeLayout(root).Ensure();
        var config = await File.ReadAllTextAsync(Path.Combine(Browser.RepositoryRoot, "configs", "presets", "smoke.yaml"), cancellationToken);
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        foreach (var id in new[] { Cycle, Bare })
        {
            await ledger.CreateCycleAsync(id, "review", CycleConfigReader.Read(config, "smoke.yaml").Fingerprint(), seed: 5, config, cancellationToken);
            await ledger.SetCycleAsync(id, RunState.Done, error: null, cancellationToken);
        }

        Write(home, StageNames.Converse, ArtifactNames.Dialogs, Enumerable.Range(0, 40).Select(Dialog));
        Write(home, StageNames.Verify, ArtifactNames.Verdicts, Enumerable.Range(0, 40).Select(Verdict));
    }

    private static void Write<T>(HomeLayout home, string stage, string name, IEnumerable<T> rows)
    {
        var path = Path.GetRelativePath(home.Root, Path.Combine(home.StageFolder(Cycle, 1, stage), name));
        using var writer = new ArtifactStore(home.Root, TimeProvider.System).Create(path, new ArtifactRecipe(name, $"{stage}-1-{name}", Cycle, $"{stage}-1", Seed: 5, [])).OpenWriter<T>(256);
        writer.AddRange(rows);
        writer.Publish(CancellationToken.None);
    }

    private static Dialog Dialog(int number) => new(
        $"i1-{number:D4}",
        DialogKind.Single,
        "Travel",
        [new ApiDefinition("book_room", "Books a room in a town.", new Schema { Type = SchemaType.Dict, Properties = [new("town", new Schema { Type = SchemaType.String }), new("nights", new Schema { Type = SchemaType.Integer })], Required = ["town"] })],
        [
            new Turn(Role.User, $"Please book a room in Kiel for {number + 1} nights."),
            new Turn(Role.Assistant, $"[book_room(town=\"Kiel\", nights={number + 1})]"),
            new Turn(Role.Tool, $"[{{\"name\": \"book_room\", \"results\": {{\"code\": \"K{number}\"}}}}]"),
            new Turn(Role.Assistant, $"Your room in Kiel is booked; the code is K{number}."),
        ]);

    private static VerdictRow Verdict(int number)
    {
        var id = $"i1-{number:D4}";
        var (outcome, reason) = number switch { < 3 => (VerdictOutcome.Unsure, Doubt), < 13 => (VerdictOutcome.Rejected, "turn 4 invents the code"), _ => (VerdictOutcome.Accepted, "nothing found") };
        return new VerdictRow(id, outcome, "expert-consistency", reason, [new(id, VerdictLayer.Rule, "rules", VerdictOutcome.Accepted, "22 rules found nothing"), new(id, VerdictLayer.Expert, "expert-consistency", outcome, reason)]);
    }
}
