using ToolAce.Cli.Hosting;
using ToolAce.Cli.Tests.Launcher;
using ToolAce.Cli.TinyBase;
using ToolAce.Modeling.Weights;
using ToolAce.Synthesis.Corpora;
using ToolAce.Trainer.Pretraining;
using TorchSharp;

namespace ToolAce.Cli.Tests.TinyBase;

public class TinyBaseRecipeTests
{
    private static readonly Corpus Shipped = Corpus.Load(Path.Combine(Checkout.Root, "configs", "corpus"));

    [Fact]
    public void Run_SameSeed_SameWeightsAndALoadableFolder()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Make(folder, "first"), Make(folder, "second"));

        Assert.Equal(Weights(first), Weights(second));
        using var model = WeightFolder.Load(first, torch.ScalarType.Float32, torch.CPU);
        Assert.Equal(4, model.Config.Layers);
        Assert.InRange(new FileInfo(Path.Combine(first, "model.safetensors")).Length, 1, 8_000_000);
    }

    [Fact]
    public void Run_From_StartsAtTheGivenWeightsAndDoesTheChosenPhases()
    {
        using var folder = new TemporaryFolder();
        var start = Make(folder, "start");
        var phases = new List<string>();
        var continued = Make(folder, "continued", start, phases, only: "varied");

        Assert.Equal(["varied"], phases);
        Assert.NotEqual(Weights(start), Weights(continued));
        Assert.Equal(File.ReadAllBytes(Path.Combine(start, "tokenizer.json")), File.ReadAllBytes(Path.Combine(continued, "tokenizer.json")));

        // At a rate of nothing the weights stay what they were.
        var still = Make(folder, "still", start, only: "varied", rate: 0);
        Assert.Equal(Weights(start), Weights(still));
    }

    [Fact]
    public void Run_FromABaseOfAnotherVocabulary_RefusedByName()
    {
        using var folder = new TemporaryFolder();
        var start = Make(folder, "start");
        File.AppendAllText(Path.Combine(start, "tokenizer.json"), " ");
        var refusal = Assert.Throws<UsageException>(() => Make(folder, "continued", start));
        Assert.Contains(start, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--from", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_AnUnknownPhase_RefusedWithTheKnownOnes() => Assert.Equal(
        "There is no phase 'vared'. The phases are copy, plain, mixture, varied, detailed.",
        Assert.Throws<UsageException>(() => new TinyBaseOptions().Only(["detailed", "vared"])).Message);

    private static string Make(
        TemporaryFolder folder, string name, string? from = null, List<string>? phases = null, string only = "copy,varied", double rate = 1e-2)
    {
        var output = Path.Combine(folder.Path, name);
        var options = new TinyBaseOptions
        {
            From = from,
            Merges = 5,
            Phases = [new PretrainPhase("copy", 2, 2, 1e-2, 1e-3, Warmup: 1), new PretrainPhase("varied", 2, 2, rate, rate / 10, Warmup: 1)],
        };
        new TinyBaseRecipe(Shipped, options.Only(only.Split(','))).Run(output + ".work", output, progress: null, exam => phases?.Add(exam.Phase), log: null, TestContext.Current.CancellationToken);
        return output;
    }

    private static byte[] Weights(string folder) => File.ReadAllBytes(Path.Combine(folder, "model.safetensors"));
}
