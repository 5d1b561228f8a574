using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Synthesis.Suites;

/// <summary>
/// Makes the project's own suites in BFCL's and API-Bank's formats, from held-out domains and values alone. One seed, one result, byte for byte.
/// </summary>
public sealed class SuiteFiles
{
    /// <summary>The seed of the suites that are shipped.</summary>
    public const int ShippedSeed = 20261;

    private readonly Corpus corpus;
    private readonly SuitePool pool;
    private readonly int seed;

    private SuiteFiles(Corpus corpus, SuitePool pool, int seed) => (this.corpus, this.pool, this.seed) = (corpus, pool, seed);

    /// <summary>Every file's path under the suites folder, and its text.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BuildAsync(Corpus corpus, int seed, CancellationToken cancellationToken)
    {
        var files = new SuiteFiles(corpus, await SuitePool.BuildAsync(corpus, seed, cancellationToken), seed);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await files.CallsAsync(texts, "simple", 80, Scenario.OneCall, _ => 1, cancellationToken);
        await files.CallsAsync(texts, "multiple", 80, Scenario.OneCall, i => 2 + i % 4, cancellationToken);
        await files.CallsAsync(texts, "parallel", 60, Scenario.Repeated, _ => 1, cancellationToken);
        await files.CallsAsync(texts, "parallel_multiple", 60, Scenario.Several, i => 3 + i % 3, cancellationToken);
        await files.CallsAsync(texts, "irrelevance", 60, Scenario.NothingFits, i => 1 + i % 4, cancellationToken);
        await files.CallsAsync(texts, "relevance", 20, Scenario.OneCall, i => 2 + i % 3, cancellationToken);
        await files.MultiTurnAsync(texts, 24, cancellationToken);
        await files.ApisAsync(texts, "api_level_1", 24, searches: false, cancellationToken);
        await files.ApisAsync(texts, "api_level_2", 12, searches: true, cancellationToken);
        return texts;
    }

    /// <summary>Writes the suites into <paramref name="folder"/>; the answer is how many items each category has.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> WriteAsync(Corpus corpus, int seed, string folder, CancellationToken cancellationToken)
    {
        var texts = await BuildAsync(corpus, seed, cancellationToken);
        foreach (var (path, text) in texts)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }

        return texts.Where(t => !t.Key.Contains('/')).ToDictionary(t => Path.GetFileNameWithoutExtension(t.Key), t => t.Value.Count(c => c == '\n'));
    }

    private async Task CallsAsync(
        SortedDictionary<string, string> texts, string category, int count, Scenario scenario, Func<int, int> tools, CancellationToken cancellationToken)
    {
        var (questions, answers) = ("", "");
        foreach (var conversation in await ConversationsAsync(category, count, scenario, tools, cancellationToken))
        {
            var round = conversation.Rounds[0];
            var id = ("id", (Literal)SuiteText.Text(conversation.Id));
            questions += SuiteText.Line(
                id,
                ("question", SuiteText.List([Message(round.Request)])),
                ("function", SuiteText.List(conversation.Tools.Select(t => SuiteText.Function(t)))));
            answers += SuiteText.Line(id, ("ground_truth", GroundTruth(round)));
        }

        texts[$"{category}.jsonl"] = questions;
        if (category is not ("irrelevance" or "relevance"))
        {
            texts[$"possible_answer/{category}.jsonl"] = answers;
        }
    }

    private async Task MultiTurnAsync(SortedDictionary<string, string> texts, int count, CancellationToken cancellationToken)
    {
        var (questions, answers) = ("", "");
        foreach (var conversation in await ConversationsAsync("multi_turn", count, Scenario.ChainedLater, i => 3 + i % 3, cancellationToken))
        {
            var id = ("id", (Literal)SuiteText.Text(conversation.Id));
            questions += SuiteText.Line(
                id,
                ("question", SuiteText.List(conversation.Rounds.Select(r => Message(r.Request)))),
                ("function", SuiteText.List(conversation.Tools.Select(t => SuiteText.Function(t)))),
                ("results", SuiteText.List(conversation.Rounds.Select(r => SuiteText.List(r.Results)))));
            answers += SuiteText.Line(id, ("ground_truth", SuiteText.List(conversation.Rounds.Select(GroundTruth))));
        }

        texts["multi_turn.jsonl"] = questions;
        texts["possible_answer/multi_turn.jsonl"] = answers;
    }

    private async Task ApisAsync(SortedDictionary<string, string> texts, string category, int count, bool searches, CancellationToken cancellationToken)
    {
        var text = "";
        var scenario = searches ? Scenario.OneCall : Scenario.ChainedLater;
        foreach (var conversation in await ConversationsAsync(category, count, scenario, i => searches ? 5 + i % 3 : 2 + i % 3, cancellationToken))
        {
            text += SuiteText.Line(
                ("id", SuiteText.Text(conversation.Id)),
                ("apis", SuiteText.List(conversation.Tools.Select(t => SuiteText.Function(t, withResults: true)))),
                ("dialog", SuiteText.List(conversation.Rounds.SelectMany(r => ApiTurns(r, searches)))));
        }

        texts[$"{category}.jsonl"] = text;
    }

    private static Literal Message(string request) => SuiteText.List([SuiteText.Map(("role", SuiteText.Text("user")), ("content", SuiteText.Text(request)))]);

    private static Literal GroundTruth(SuiteRound round) => SuiteText.List(round.Calls.Select(c => SuiteText.Answer(c.Api, c.Call)));

    private IEnumerable<Literal> ApiTurns(SuiteRound round, bool searches)
    {
        yield return SuiteText.Map(("role", SuiteText.Text("User")), ("text", SuiteText.Text(round.Request)));
        foreach (var ((api, call), result) in round.Calls.Zip(round.Results))
        {
            if (searches)
            {
                var (verb, obj) = Wording.ToolNames.Split(api.Name);
                yield return ApiTurn("tool_searcher", SuiteText.Map(("keywords", SuiteText.Text($"{verb} {obj}"))), SuiteText.List([SuiteText.Text(api.Name)]));
            }

            yield return ApiTurn(call.Name, new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]), result);
        }

        yield return SuiteText.Map(("role", SuiteText.Text("AI")), ("text", SuiteText.Text(corpus.Phrases.Summary(round.Results))));
    }

    private static Literal ApiTurn(string name, Literal parameters, Literal result) => SuiteText.Map(
        ("role", SuiteText.Text("API")), ("api_name", SuiteText.Text(name)), ("param_dict", parameters), ("result", result));

    private Task<IReadOnlyList<SuiteConversation>> ConversationsAsync(
        string category, int count, Scenario scenario, Func<int, int> tools, CancellationToken cancellationToken) =>
        new SuiteConversations(corpus.Phrases, pool, category, seed).DrawAsync(count, scenario, tools, cancellationToken);
}
