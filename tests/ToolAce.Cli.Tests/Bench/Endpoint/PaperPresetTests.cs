using ToolAce.Agents.Costs;
using ToolAce.Agents.Prompts;
using ToolAce.Cli.Bench.Endpoint;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Verbs;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Cycles.Tests;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;
using ToolAce.Storage.Artifacts;
using TorchSharp;

namespace ToolAce.Cli.Tests.Bench.Endpoint;

/// <summary>
/// The config of the published run, whole, as a person runs it: agents at a loaded endpoint, a small random Llama in place of the weights, official data of our own
/// making, and small counts.
/// </summary>
public sealed class PaperPresetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 900_000)]
    public async Task Run_StoppedByItsBudgetAndGivenMore_FinishesAndHasPaidForNothingTwice()
    {
        // More of them fail than usual: which do follows from their text, and of the few asked before the budget is spent some must.
        await using var endpoint = await LoadedEndpoint.StartAsync(new EndpointLoad(Slots: 16, Median: 0.02, Seed: 1) { TooMany = 0.05, Broken = 0.03 }, Token);
        MakeModel(Directory.CreateDirectory(Path.Combine(folder.Path, "model")).FullName);
        OfficialSample.Write(Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName, questions: 3);

        var stopped = await RunAsync(Config(endpoint, budgetTokens: 150_000));
        Assert.Equal(ExitCodes.Failed, stopped.Code);
        Assert.Contains("agents.budgetTokens", stopped.Stderr, StringComparison.Ordinal);
        Assert.Contains("150,000 tokens is spent", stopped.Stderr, StringComparison.Ordinal);
        var spent = endpoint.State;
        Assert.Equal((0, 0), (spent.Abandoned, spent.PaidTwice));

        // What had only failed when the budget ran out is not asked again before the next run, and not paid for.
        Assert.InRange(spent.Questions - spent.Charged, 0, spent.TooMany + spent.OverSlots + spent.Faults);
        Assert.True(spent.Faults + spent.TooMany > 0);

        var resumed = await RunAsync(Config(endpoint, budgetTokens: 1e9));
        Assert.True(resumed.Code == ExitCodes.Done, resumed.Stderr);
        Assert.Contains("going on with cycle", resumed.Stderr, StringComparison.Ordinal);
        var counted = endpoint.State;
        Assert.True(counted.Charged > spent.Charged);
        Assert.Equal((0, 0, 0), (counted.PaidTwice, counted.PaidAgainAfterKill, counted.Abandoned));
        Assert.Equal(counted.Questions, counted.Charged);

        Assert.Equal(["peft", "merged"], resumed.Json.GetProperty("exports").EnumerateArray().Select(e => e.GetProperty("format").GetString()));
        Assert.All(resumed.Json.GetProperty("funnel").EnumerateArray(), f => Assert.Equal(
            f.GetProperty("in").GetInt32(), f.GetProperty("out").GetInt32() + f.GetProperty("held").EnumerateObject().Sum(h => h.Value.GetInt32())));
        var bills = Directory.GetFiles(folder.Path, "agents.jsonl", SearchOption.AllDirectories).SelectMany(UsageFile.Read).ToList();
        Assert.Equal(["analyst", "assistant", "designer", "expert", "tool", "user"], bills.Select(b => b.Agent).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(counted.Attempts, bills.Sum(b => b.Totals.Requests));
        Assert.Equal(counted.Charged, bills.Sum(b => b.Totals.Requests - b.Totals.Failures));
        AssertToolsNameTheirPrompts();
    }

    private void AssertToolsNameTheirPrompts()
    {
        var book = PromptBook.Load(Path.Combine(ProgramRoot.Current(), "configs/prompts"));
        PromptVersion[] expected = [book["analyse-document"].Version, book["design-api"].Version];
        var pools = Directory.GetDirectories(Path.Combine(folder.Path, "home"), ArtifactNames.Apis, SearchOption.AllDirectories)
            .Select(f => new ArtifactStore(Path.GetDirectoryName(f)!, TimeProvider.System).Open(ArtifactNames.Apis, cancellationToken: Token).Read<ApiRow>().ToList()).ToList();
        Assert.NotEmpty(pools);
        Assert.All(pools, pool => Assert.NotEmpty(pool));
        Assert.All(pools.SelectMany(p => p), api => Assert.Equal(expected, api.Prompts));
    }

    private async Task<VerbRun> RunAsync(string config)
    {
        var file = folder.Write("toolace-8b.yaml", config);
        using var run = new ProgramRun("run", file, "--home", Path.Combine(folder.Path, "home"), "--json");
        return await run.EndAsync(Token);
    }

    private string Config(LoadedEndpoint endpoint, double budgetTokens)
    {
        var text = File.ReadAllText(Path.Combine(ProgramRoot.Current(), "configs/presets/toolace-8b.yaml"));
        (string Published, string Small)[] changes =
        [
            ("path: models/Llama-3.1-8B-Instruct", "path: model"),
            ("device: cuda", "device: cpu"),
            ("apis: 26507", "apis: 30"),
            ("priorSize: 512", "priorSize: 10"),
            ("probeSteps: 30", "probeSteps: 2"),
            ("dialogs: 26000", "dialogs: 24"),
            ("mostTurns: 8", "mostTurns: 3"),
            ("shots: 3", "shots: 3\n  limit: 2"),
            ("maxTokens: 512", "maxTokens: 24"),
            ("official: [bfcl, api_bank, mmlu, csqa, gsm8k, humaneval]", $"official: [bfcl, api_bank, mmlu, csqa, gsm8k]\n  categories: [simple_python, irrelevance]\n  data: {Path.Combine(folder.Path, "data")}"),
            ("address: https://api.openai.com/v1", FormattableString.Invariant($"address: {endpoint.Address}\n  budgetTokens: {budgetTokens}")),
        ];
        foreach (var (published, small) in changes)
        {
            Assert.Contains(published, text, StringComparison.Ordinal);
            text = text.Replace(published, small, StringComparison.Ordinal);
        }

        return text;
    }

    private static void MakeModel(string path)
    {
        foreach (var file in new[] { "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Path.Combine(VerbRun.Tiny, file), Path.Combine(path, file));
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
