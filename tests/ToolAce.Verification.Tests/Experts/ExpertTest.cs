using ToolAce.Core.Dialogs;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests.Experts;

/// <summary>Asks one expert about one dialog.</summary>
internal static class ExpertTest
{
    public static Synonyms Verbs { get; } = Synonyms.Parse(["book: reserve, secure, arrange", "cancel: drop, call off", "get: fetch, look up", "order: buy", "sort: order by"]);

    public static async Task<ExpertOpinion> AskAsync(IExpert expert, Dialog dialog) =>
        Assert.Single(await expert.JudgeAsync([dialog], TestContext.Current.CancellationToken));

    /// <summary>One request, one list of calls.</summary>
    public static Dialog Call(string request, string calls) => Talk.Of("u: " + request, "a: " + calls);
}
