using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Tests.Dispatching;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Tests.Stages.Context;

public sealed class StageContextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_CutAndCalledAgain_GoesOnAfterTheLastWholePart()
    {
        await Assert.ThrowsAsync<IOException>(() => WriteAsync(Context(), failAt: 7));
        var resumed = new List<int>();
        var artifact = await WriteAsync(Context(), failAt: -1, resumed);
        Assert.Equal([5, 6, 7, 8, 9, 10, 11], resumed);
        Assert.Equal(Enumerable.Range(0, 12), artifact.Read<PlainRow>().Select(r => r.Index));
    }

    [Fact]
    public async Task WriteAsync_ClosedAlready_IsTakenAsItIs()
    {
        var first = await WriteAsync(Context(), failAt: -1);
        Assert.Equal(first.Hash, (await WriteAsync(Context(), failAt: 0)).Hash);
    }

    [Fact]
    public async Task WriteAsync_OtherFingerprint_StartsAfresh()
    {
        await WriteAsync(Context(), failAt: -1);
        var resumed = new List<int>();
        await WriteAsync(Context("other"), failAt: -1, resumed);
        Assert.Equal(12, resumed.Count);
        Assert.NotEqual(Context().WorkFolder, Context("other").WorkFolder);
    }

    [Fact]
    public async Task Input_ChangedSinceAskedFor_IsRefused()
    {
        var made = await WriteAsync(Context(), failAt: -1);
        Assert.Contains("changed after this stage was asked for", Assert.Throws<InvalidDataException>(() => Reading(made, hash: "0").Input("rows")).Message, StringComparison.Ordinal);
        Assert.Equal(12, Reading(made, made.Hash).Rows<PlainRow>("rows").Count());
    }

    [Fact]
    public async Task Input_PartDamaged_NamesTheFile()
    {
        var made = await WriteAsync(Context(), failAt: -1);
        var part = Path.Combine(made.Folder, "part-00001.parquet");
        await File.WriteAllBytesAsync(part, (await File.ReadAllBytesAsync(part, Token))[..100], Token);
        Assert.Contains("part-00001.parquet", Assert.ThrowsAny<ArtifactException>(() => Reading(made, made.Hash).Input("rows")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_NotPlanned_SaysSo() => Assert.Contains("was given no band", Assert.Throws<InvalidOperationException>(() => Context().Input("band")).Message, StringComparison.Ordinal);

    [Fact]
    public void WriteJson_Object_ReadsBack()
    {
        var artifact = Context().WriteJson("band", new PlainRow(3, 4));
        Assert.Equal(new PlainRow(3, 4), StageContext.ReadJson<PlainRow>(artifact));
    }

    private static Task<Artifact> WriteAsync(StageContext context, int failAt, List<int>? made = null) => context.WriteAsync<PlainRow>(
        "rows",
        (writer, _) =>
        {
            for (var i = (int)writer.ResumedRows; i < 12; i++)
            {
                if (i == failAt)
                {
                    throw new IOException("pulled the plug");
                }

                made?.Add(i);
                writer.Add(new PlainRow(i, i * 2));
            }

            return Task.CompletedTask;
        },
        rowsPerPart: 5,
        Token);

    private StageContext Context(string fingerprint = "f") => Of("writing", fingerprint, []);

    private StageContext Reading(Artifact made, string hash) => Of("reading", "f", [new StageInput("rows", 1, made.Folder, hash)]);

    private StageContext Of(string stage, string fingerprint, IReadOnlyList<StageInput> inputs)
    {
        var config = CycleConfigReader.Read("", "c.yaml");
        var request = new StageRequest("c", 1, stage, config, new ConfigPaths("/", "/", "/"), fingerprint, 1, inputs, []);
        var progress = new StageReporter(new ProgressWriter(folder.File("progress.jsonl")), TimeProvider.System);
        return new StageContext(request, folder.Make(stage), progress, TimeProvider.System);
    }
}
