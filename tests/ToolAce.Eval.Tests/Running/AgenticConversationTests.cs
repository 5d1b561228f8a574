using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Agentic.Corpora;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Running;

public sealed class AgenticConversationTests : IDisposable
{
    private readonly AgenticSample sample = new();
    private readonly MemorySnapshots memories = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public async Task RunAsync_Memory_TheTalksComeFirstAndTheCoreIsShownAfterwards()
    {
        using var model = new ScriptedModel(prompt => prompt.Turns[^1] switch
        {
            { Role: Role.User, Text: "I am Ada." } => "[core_memory_add(key='name', value='Ada')]",
            { Role: Role.User, Text: "I live in Bern." } => "[core_memory_add(key='home', value='Bern')]",
            { Role: Role.User, Text: "Where do I live?" } => "{'answer': 'Bern'}",
            _ => "noted",
        });
        var prediction = await RunAsync(model, "memory_kv");
        Assert.Equal((true, "memory_kv_0-shop-0", "memory_kv"), (prediction.Correct, prediction.ItemId, prediction.Category));
        Assert.Equal(
            ["I am Ada.", "Key: Added.", "I like tea.", "I live in Bern.", "Key: Added.", "Where do I live?"],
            model.Prompts.Select(p => p.Turns[^1].Role == Role.Tool ? p.Turns[^1].Text.Replace("{\"status\": \"Added.\"}", "Key: Added.", StringComparison.Ordinal) : p.Turns[^1].Text));
        Assert.EndsWith("You serve. Core: The core memory is empty.", model.Prompts.First().Instruction, StringComparison.Ordinal);
        var question = model.Prompts.Last();
        Assert.Contains("Core: {\n    \"name\": \"Ada\",\n    \"home\": \"Bern\"\n}\n\nAnswer shortly.", question.Instruction, StringComparison.Ordinal);
        Assert.Single(question.Turns);
        Assert.Equal((2, 2), (memories.Find("shop").Talks, memories.Find("shop").Texts.Count));
    }

    [Fact]
    public async Task RunAsync_MemoryOfAnEarlierRun_IsNotFilledAgain()
    {
        memories.Save(new MemorySnapshot("shop", 1, [new("name", "Ada")], []));
        using var model = new ScriptedModel(_ => "I do not know");
        var prediction = await RunAsync(model, "memory_kv");
        Assert.Equal(["I live in Bern.", "Where do I live?"], model.Prompts.Select(p => p.Turns[^1].Text));
        Assert.Equal((false, "agentic:answer_not_found"), (prediction.Correct, prediction.ErrorType));
    }

    [Fact]
    public async Task RunAsync_TalkThatIsTooLong_LeavesTheMemoryAndGoesOn()
    {
        using var model = new ScriptedModel(prompt => prompt.Turns[^1].Text == "I am Ada." ? null : "ok");
        await RunAsync(model, "memory_kv");
        Assert.Equal(["I am Ada.", "I live in Bern.", "Where do I live?"], model.Prompts.Select(p => p.Turns[^1].Text));
        Assert.Equal(2, memories.Find("shop").Talks);
    }

    [Fact]
    public async Task RunAsync_OnlyCalls_EndWithoutAMessage()
    {
        using var model = new ScriptedModel(_ => "[core_memory_add(key='a', value='Bern')]");
        var prediction = await RunAsync(model, "memory_kv");
        Assert.Equal((false, "agentic:no_last_message"), (prediction.Correct, prediction.ErrorType));
    }

    [Theory]
    [InlineData("web_search_base", true)]
    [InlineData("web_search_no_snippet", false)]
    public async Task RunAsync_WebSearch_SearchesTheCorpus(string category, bool snippet)
    {
        using var model = new ScriptedModel(prompt => prompt.Turns[^1].Role == Role.User ? "[search_engine_query(keywords='mill builder')]" : "It was Jo Miller (1801).");
        var prediction = await RunAsync(model, category, new OneCorpus());
        Assert.True(prediction.Correct);
        Assert.Equal(category + "_0", prediction.ItemId);
        Assert.Equal(snippet, model.Prompts.Last().Turns[^1].Text.Contains("'body'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WebSearchWithoutACorpus_SaysWhatIsMissing()
    {
        using var model = new ScriptedModel(_ => "?");
        Assert.Contains("--corpus", (await Assert.ThrowsAsync<SuiteException>(() => RunAsync(model, "web_search_base"))).Message, StringComparison.Ordinal);
    }

    private async Task<Prediction> RunAsync(ScriptedModel model, string category, ISearchCorpus? corpus = null)
    {
        var options = new EvaluationOptions { Prompts = PromptStyle.Official, Memories = memories, Corpus = corpus };
        return Assert.Single((await new EvaluationRunner(TimeProvider.System).RunAsync(model, sample.Suite(category), options, progress: null, TestContext.Current.CancellationToken)).Predictions);
    }

    private sealed class OneCorpus : ISearchCorpus
    {
        private static readonly CorpusDocument Page = new("https://mill.example/", "The mill", "Jo Miller built it.");

        public string Version => "one";

        public IReadOnlyList<CorpusDocument> Search(string keywords, int count) => keywords.Contains("mill", StringComparison.Ordinal) ? [Page] : [];

        public CorpusDocument? Find(string url) => url == Page.Url ? Page : null;
    }
}
