using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tests.Chat;
using ToolAce.Modeling.Tests.Tokenizers;
using ToolAce.Modeling.Tokenizers.Tiny;
using ToolAce.Modeling.Weights;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests;

public sealed class LocalTextModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task GenerateAndScore_WithMoreThreads_GiveTheSame()
    {
        WriteModel();
        var prompts = Enumerable.Range(0, 70).Select(i => new ChatPrompt([ChatSamples.Tool], [new Turn(Role.User, TinyTokens.Words[i % 20])])).ToList();
        var dialogs = prompts.Select((p, i) => new Dialog(
            $"d{i}", DialogKind.NonTool, "hotel", p.Tools, [.. p.Turns, new Turn(Role.Assistant, string.Join(' ', TinyTokens.Words[..(1 + i % 9)]))])).ToList();
        var (one, three) = (await RunAsync(prompts, dialogs, threads: 1), await RunAsync(prompts, dialogs, threads: 3));
        Assert.Equal(one.Answers.Select(a => a.TokenIds), three.Answers.Select(a => a.TokenIds));
        Assert.Equal(one.Answers.SelectMany(a => a.LogProbs), three.Answers.SelectMany(a => a.LogProbs));
        Assert.Equal(one.Scores.SelectMany(s => s), three.Scores.SelectMany(s => s));
        Assert.Equal(3, three.Progress.Count);
        Assert.Equal(three.Progress.Order(), three.Progress);
        Assert.Equal(70, three.Progress[^1]);
        Assert.Contains(one.Answers, a => a.TokenIds.Count > 0);
    }

    [Fact]
    public async Task GenerateWithoutAdapter_IsTheBase_AndTheAdapterIsThereAgainAfterwards()
    {
        WriteModel();
        var adapter = Path.Combine(folder.Path, "adapter");
        using (var trained = LocalTextModel.Load(folder.Path, adapterFolder: null, ScalarType.Float32, CPU))
        {
            var options = new LoraOptions { Rank = 4, Alpha = 64, Targets = ["q_proj", "down_proj"] };
            using var lora = LoraAdapter.Attach(trained.Model, options, (p, rank) => (randn([rank, p.Weight.shape[1]]), randn([p.Weight.shape[0], rank])));
            PeftFolder.Save(adapter, lora, "base", trained.BaseHash);
        }

        var prompts = TinyTokens.Words.Take(12).Select(w => new ChatPrompt([ChatSamples.Tool], [new Turn(Role.User, w)])).ToList();
        var (options6, token) = (new GenerationOptions(MaxTokens: 6), TestContext.Current.CancellationToken);
        using var plain = LocalTextModel.Load(folder.Path, adapterFolder: null, ScalarType.Float32, CPU);
        using var model = LocalTextModel.Load(folder.Path, adapter, ScalarType.Float32, CPU);
        var tuned = await model.GenerateAsync(prompts, options6, progress: null, token);
        var without = await model.GenerateWithoutAdapterAsync(prompts, options6, token);
        var again = await model.GenerateAsync(prompts, options6, progress: null, token);
        Assert.Equal((await plain.GenerateAsync(prompts, options6, progress: null, token)).SelectMany(a => a.LogProbs), without.SelectMany(a => a.LogProbs));
        Assert.Equal(tuned.SelectMany(a => a.LogProbs), again.SelectMany(a => a.LogProbs));
        Assert.NotEqual(tuned.SelectMany(a => a.LogProbs), without.SelectMany(a => a.LogProbs));
    }

    [Fact]
    public void Check_OfAFolderThatLoads_TellsItsShapeAndOfOneThatDoesNot_TheTensor()
    {
        WriteModel();
        var (config, bytes) = WeightFolder.Check(folder.Path);
        Assert.Equal((32, new FileInfo(Path.Combine(folder.Path, "model.safetensors")).Length), (config.HiddenSize, bytes));
        var file = Path.Combine(folder.Path, "config.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"intermediate_size\": 48", "\"intermediate_size\": 40"));
        Assert.Contains("model.layers.0.mlp.gate_proj.weight", Assert.Throws<ModelFolderException>(() => WeightFolder.Check(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TokenizerOfALargerModel_SaysThatTheyDoNotMatch()
    {
        WriteModel();
        var more = Enumerable.Range(0, 400).Select(i => string.Concat(i.ToString().Select(d => (char)('a' + d - '0')))).ToArray();
        folder.Write("tokenizer.json", TinyTokenizerBuilder.Build([.. TinyTokens.Words, .. more], TinyTokens.Training, merges: 12));
        var problem = Assert.Throws<ModelFolderException>(() => LocalTextModel.Load(folder.Path, adapterFolder: null, ScalarType.Float32, CPU));
        Assert.Contains("the tokenizer that belongs to this model", problem.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(folder.Path, problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(IReadOnlyList<Core.Models.Generation> Answers, IReadOnlyList<IReadOnlyList<float>> Scores, List<int> Progress)> RunAsync(
        IReadOnlyList<ChatPrompt> prompts, IReadOnlyList<Dialog> dialogs, int threads)
    {
        using var model = LocalTextModel.Load(folder.Path, adapterFolder: null, ScalarType.Float32, CPU);
        model.Model.UseThreads(threads);
        var counts = new Counts();
        return (
            await model.GenerateAsync(prompts, new GenerationOptions(MaxTokens: 6), counts, TestContext.Current.CancellationToken),
            await model.LogProbsAsync(dialogs, progress: null, TestContext.Current.CancellationToken),
            counts.Seen);
    }

    private void WriteModel()
    {
        File.WriteAllText(Path.Combine(folder.Path, "tokenizer.json"), TinyTokens.Json);
        File.WriteAllText(Path.Combine(folder.Path, "tokenizer_config.json"), PlainChatFiles.TokenizerConfig(256));
        File.WriteAllText(Path.Combine(folder.Path, "special_tokens_map.json"), PlainChatFiles.SpecialTokensMap());
        var config = new DecoderConfig
        {
            VocabularySize = (TinyTokens.Instance.VocabularySize + 7) / 8 * 8, HiddenSize = 32, IntermediateSize = 48, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadSize = 8,
            ContextLength = 256, TiedEmbeddings = true,
        };
        using var weights = WeightFolder.Random(config, seed: 5, ScalarType.Float32, CPU, tableDeviation: 0.3);
        var template = ChatTemplate.Load(folder.Path, TinyTokens.Instance);
        File.WriteAllText(Path.Combine(folder.Path, "config.json"), config.ToJson(1, template.EndTokens[0], template.PadToken, "float32"));
        WeightFolder.Save(folder.Path, weights.NamedWeights(), ScalarType.Float32);
    }

    private sealed class Counts : IProgress<int>
    {
        public List<int> Seen { get; } = [];

        public void Report(int value) => Seen.Add(value);
    }
}
