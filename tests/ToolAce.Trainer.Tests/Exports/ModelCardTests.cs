using ToolAce.Modeling.Lora;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.ModelCards;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class ModelCardTests
{
    private static readonly ModelCardFacts Facts = new()
    {
        Name = "weather caller",
        Format = ExportFormat.Peft,
        BaseName = "meta-llama/Llama-3.1-8B-Instruct",
        Version = "0011223344556677+8899aabbccddeeff",
        Parent = "0011223344556677+0000000000000000",
        Iterations = 2,
        Dialogs = new Dictionary<string, int> { ["single"] = 70, ["parallel"] = 20, ["non_tool"] = 30 },
        Held = new Dictionary<string, long> { ["duplicate"] = 4, ["rule|schema"] = 9 },
        Training = new ModelCardTraining { Lora = new LoraOptions { Rank = 8 }, LearningRate = 2e-4, Batch = 16, Epochs = 3, Seed = 7, Steps = 90, FirstLoss = 1.25, LastLoss = 0.5 },
        Scores = [new ModelCardScore("own", "calls", 45, 60, 0.625, 0.848) { Base = 0.25 }],
        PromptExample = "<|user|>What is the weather?<|assistant|>",
        ContextLength = 8192,
        Notes = ["It has a note."],
        MaxLogitDifference = 2e-5,
    };

    [Fact]
    public void Write_OfAllFacts_TellsEachOfThem()
    {
        var card = ModelCard.Write(Facts);

        foreach (var expected in (string[])
                 [
                     "# weather caller\n", "weights `0011223344556677`", "Went on from: `0011223344556677+0000000000000000`", "2 iteration(s)", "120 in the training set", "| single | 70 |",
                     "13 held back", "| rule\\|schema | 9 |", "rank 8, alpha 32", "learning rate 0.0002, 16 dialogs a step, 3 epoch(s), seed 7", "90 steps; loss 1.250 at the first, 0.500 at the last",
                     "| own | calls | 45 | 60 | 75.0 % | 62.5 – 84.8 % | 25.0 % |", "<|user|>What is the weather?<|assistant|>", "at most 8192 tokens", "- It has a note.", "licence of the base is not known", "2E-05",
                 ])
        {
            Assert.Contains(expected, card, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ExportFormat.Peft, "adapter", "library_name: peft", "PeftModel.from_pretrained")]
    [InlineData(ExportFormat.Merged, "finetune", "library_name: transformers", "AutoModelForCausalLM.from_pretrained(\"this-folder\"")]
    [InlineData(ExportFormat.GgufF16, "finetune", "- gguf", "llama-server")]
    [InlineData(ExportFormat.GgufQ8, "quantized", "- gguf", "llama-server")]
    [InlineData(ExportFormat.Onnx, "finetune", "- onnx", "onnxruntime_genai")]
    [InlineData(ExportFormat.OnnxF16, "finetune", "- onnx", "onnxruntime_genai")]
    public void Write_OfEveryFormat_HasTheHubsFrontMatterAndHowToLoadIt(ExportFormat format, string relation, string line, string use)
    {
        var card = ModelCard.Write(Facts with { Format = format });

        Assert.StartsWith("---\n", card, StringComparison.Ordinal);
        var head = card[..card.IndexOf("\n---\n", StringComparison.Ordinal)].Split('\n');
        Assert.Contains("base_model: \"meta-llama/Llama-3.1-8B-Instruct\"", head);
        Assert.Contains($"base_model_relation: {relation}", head);
        Assert.Contains("license: \"unknown\"", head);
        Assert.Contains(line, head);
        Assert.Contains(use, card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Peft, "in this folder", "tokenizer.chat_template = open(\"this-folder/chat_template.jinja\").read()")]
    [InlineData(ExportFormat.Merged, "in this folder", "\"name\":\"get_weather\"")]
    [InlineData(ExportFormat.GgufQ8, "in the file", "Give tools in a request's `tools`")]
    public void Write_OfAnExportWithATemplateOfItsOwn_SaysSoAndUsesIt(ExportFormat format, string where, string use)
    {
        var (own, theirs) = (ModelCard.Write(Facts with { Format = format, OwnTemplate = true }), ModelCard.Write(Facts with { Format = format }));

        foreach (var expected in (string[])[$"The chat template {where} writes it", "which the model was not trained on", use])
        {
            Assert.Contains(expected, own, StringComparison.Ordinal);
            Assert.DoesNotContain(expected, theirs, StringComparison.Ordinal);
        }

        Assert.Contains("The tokenizer's chat template writes it", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public void Python_OfTheExample_IsTheConversationThatThePromptShows()
    {
        var (tools, messages) = (PromptExample.Python.Split('\n')[0], PromptExample.Python.Split('\n')[1]);
        Assert.Equal("tools = [{\"name\":\"get_weather\",\"description\":\"Weather of a city\",\"parameters\":{\"type\":\"dict\",\"properties\":{\"city\":{\"type\":\"string\"},\"days\":{\"type\":\"integer\"}},\"required\":[\"city\"]}}]", tools);
        Assert.Equal("messages = [{\"role\":\"user\",\"content\":\"What is the weather in Paris?\"}]", messages);
    }

    [Fact]
    public void Write_OfABaseInAFolder_TellsNoPathOfTheMachine()
    {
        var card = ModelCard.Write(Facts with { BaseName = "/srv/models/secret-project/llama" });
        Assert.DoesNotContain("/srv", card, StringComparison.Ordinal);
        Assert.Contains("`llama`", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Write_OfAnAdapterOfAnotherKind_NamesIt(bool dora, bool rankStabilised)
    {
        var card = ModelCard.Write(Facts with { Training = Facts.Training! with { Lora = new LoraOptions { Rank = 8, Dora = dora, RankStabilised = rankStabilised } } });

        Assert.Equal((dora, rankStabilised), (card.Contains("DoRA", StringComparison.Ordinal), card.Contains("rsLoRA", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_WithoutScores_SaysThatNobodyMeasured() =>
        Assert.Contains("It was not evaluated.", ModelCard.Write(Facts with { Scores = [], Training = null, PromptExample = null }), StringComparison.Ordinal);

    [Fact]
    public void Of_TheTinyBase_IsAPromptThatItsTokenizerReads()
    {
        var prompt = PromptExample.Of(FamilyShapes.TinyFolder);
        Assert.StartsWith("<|bos|><|system|>", prompt, StringComparison.Ordinal);
        Assert.Contains("get_weather(city: string, days?: integer)", prompt, StringComparison.Ordinal);
        Assert.EndsWith("<|assistant|>", prompt, StringComparison.Ordinal);
    }
}
