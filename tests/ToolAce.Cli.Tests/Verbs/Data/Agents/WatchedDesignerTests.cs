using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Tests.Verbs.Data.Agents;

public sealed class WatchedDesignerTests
{
    private static readonly DesignBrief Brief = new(new Subtree("air-freight", "root", "Ramp", [], []), Example: null, [], Seed: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DesignAsync_TooManyUnusableInARow_IsGivenUpWithTheLastReason()
    {
        var told = 0;
        var designer = new WatchedDesigner(new Named("malformed"), () => told++);
        for (var i = 1; i < AnswerStreak.TooMany; i++)
        {
            Assert.Equal("malformed", (await designer.DesignAsync(Brief, Token)).Api.Name);
        }

        var ended = await Assert.ThrowsAsync<UnusableAnswersException>(() => designer.DesignAsync(Brief, Token));
        Assert.Contains("The last: malformed, because", ended.Message, StringComparison.Ordinal);
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task DesignAsync_OneThatCanBeUsed_IsToldOfAndBeginsTheCountAnew()
    {
        var (told, inner) = (0, new Named("refused"));
        var designer = new WatchedDesigner(inner, () => told++);
        for (var i = 0; i < 3 * AnswerStreak.TooMany; i++)
        {
            inner.Name = i % AnswerStreak.TooMany == AnswerStreak.TooMany - 1 ? "book_room" : "refused";
            await designer.DesignAsync(Brief, Token);
        }

        Assert.Equal(3, told);
    }

    private sealed class Named(string name) : IApiDesigner
    {
        public string Name { get; set; } = name;

        public Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken) =>
            Task.FromResult(new DesignedApi(new ApiDefinition(Name, "because", new Schema { Type = SchemaType.Dict }), Name == "book_room" ? ["booking"] : []));
    }
}
