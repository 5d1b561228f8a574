using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Running;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;
using ToolAce.Storage.Homes;
using TorchSharp;

namespace ToolAce.Cycles.Tests.Running;

/// <summary>The config of the published run, whole, with a small random Llama in place of the weights, scripted agents in place of the endpoint, official data of our own making, and small counts.</summary>
public sealed class ToolAce8bTests : IDisposable
{
    private static readonly (string Published, string Small)[] Changes =
    [
        ("path: models/Llama-3.1-8B-Instruct", "path: model"),
        ("device: cuda", "device: cpu"),
        ("apis: 26507", "apis: 40"),
        ("priorSize: 512", "priorSize: 12"),
        ("probeSteps: 30", "probeSteps: 2"),
        ("dialogs: 26000", "dialogs: 60"),
        ("shots: 3", "shots: 3\n  limit: 2"),
        ("maxTokens: 512", "maxTokens: 24"),
        ("official: [bfcl, api_bank, mmlu, csqa, gsm8k, humaneval]", "official: [bfcl, api_bank, mmlu, csqa, gsm8k]\n  categories: [simple_python, irrelevance, memory_kv]\n  data: data"),
        ("kind: endpoint", "kind: scripted"),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task EveryStage_OfThePublishedConfig_RunsToCheckedExports()
    {
        MakeModel(folder.Make("model"));
        OfficialSample.Write(folder.Make("data"), questions: 3);
        var text = await File.ReadAllTextAsync(Repository.File("configs/presets/toolace-8b.yaml"), TestContext.Current.CancellationToken);
        foreach (var (published, small) in Changes)
        {
            Assert.Contains(published, text, StringComparison.Ordinal);
            text = text.Replace(published, small, StringComparison.Ordinal);
        }

        var run = new CycleRun(text, CycleConfigReader.Read(text, "toolace-8b"), new ConfigPaths(folder.Path, folder.Path, Repository.Root));
        var home = new HomeLayout(folder.File("home")).Ensure();
        await InProcessCycle.RunAsync(home, run, TestContext.Current.CancellationToken, new LocalLearner(_ => { }));

        var summary = new SummaryBuilder(home).Build(InProcessCycle.Id, run.Config, wallSeconds: null);
        Assert.Equal(["peft", "merged"], summary.Exports.Select(e => e.Format.ToString().ToLowerInvariant()));
        Assert.All(summary.Exports, e => Assert.InRange(e.MaxLogitDifference, 0, 1e-4));
        Assert.All(summary.Funnel, f => Assert.Equal(f.In, f.Out + f.Held.Values.Sum()));
        Assert.Contains(summary.Funnel, f => f.Stage == "train" && f.Out > 0);
        Assert.NotNull(summary.Final);
        Assert.Equal(["mmlu", "csqa", "gsm8k"], summary.Official!.Forgetting!.BySuite.Keys);
    }

    private static void MakeModel(string path)
    {
        var shipped = Repository.File("configs/models/tiny");
        foreach (var file in new[] { "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Path.Combine(shipped, file), Path.Combine(path, file));
        }

        var config = new DecoderConfig
        {
            VocabularySize = 4640, HiddenSize = 32, IntermediateSize = 48, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 8, ContextLength = 4096, TiedEmbeddings = true,
        };
        File.WriteAllText(Path.Combine(path, "config.json"), config.ToJson(0, 1, 6, "bfloat16"));
        using var model = WeightFolder.Random(config, seed: 1, torch.ScalarType.Float32, torch.CPU);
        WeightFolder.Save(path, model.NamedWeights(), torch.ScalarType.BFloat16);
    }
}
