using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Suites;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Suites;

public sealed class SuiteFilesTests
{
    private static readonly string Folder = Path.Combine(Shipped.Root, "configs", "suites");

    public static TheoryData<string, int> Sizes => new()
    {
        { "simple", 80 }, { "multiple", 80 }, { "parallel", 60 }, { "parallel_multiple", 60 }, { "irrelevance", 60 },
        { "relevance", 20 }, { "multi_turn", 24 }, { "api_level_1", 24 }, { "api_level_2", 12 },
    };

    [Fact]
    public async Task Build_FixedSeed_GivesTheCommittedFilesByteForByte()
    {
        var built = await SuiteFiles.BuildAsync(Shipped.Corpus, SuiteFiles.ShippedSeed, TestContext.Current.CancellationToken);
        var committed = Directory.GetFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal);
        Assert.Equal(built.Keys, committed);
        foreach (var (path, text) in built)
        {
            Assert.True(text == await File.ReadAllTextAsync(Path.Combine(Folder, path), TestContext.Current.CancellationToken),
                $"configs/suites/{path} is not what configs/corpus gives: draw the suites again with ./toolace suites --out DIR");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Files_EveryCategory_HoldsAsManyDifferentItems(string category, int count)
    {
        var items = Lines($"{category}.jsonl").ToArray();
        Assert.Equal(count, items.Length);
        Assert.Equal(count, items.Select(i => Text(i, "id")).Distinct().Count());
        Assert.All(items, i => Assert.StartsWith(category, Text(i, "id"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("simple", 1, 1, 1, 1)]
    [InlineData("multiple", 2, 5, 1, 1)]
    [InlineData("parallel", 1, 1, 2, 3)]
    [InlineData("parallel_multiple", 2, 6, 2, 3)]
    [InlineData("multi_turn", 3, 6, 1, 1)]
    public void Files_CallCategories_EveryItemCanBeSolved(string category, int fewestTools, int mostTools, int fewestCalls, int mostCalls)
    {
        var answers = Lines($"possible_answer/{category}.jsonl").ToDictionary(a => Text(a, "id"), a => (Literal.List)a.Find("ground_truth")!);
        foreach (var item in Lines($"{category}.jsonl"))
        {
            var tools = Tools(item);
            Assert.InRange(tools.Count, fewestTools, mostTools);
            var questions = ((Literal.List)item.Find("question")!).Items.Select(round => Text((Literal.Map)((Literal.List)round).Items[0], "content")).ToArray();
            var truth = answers[Text(item, "id")];
            Literal[] rounds = category == "multi_turn" ? [.. truth.Items] : [truth];
            Assert.Equal(questions.Length, rounds.Length);
            var known = "";
            for (var r = 0; r < rounds.Length; r++)
            {
                known += questions[r] + "\n";
                var calls = ((Literal.List)rounds[r]).Items;
                Assert.InRange(calls.Count, fewestCalls, mostCalls);
                Assert.All(calls, c => AssertSolvable((Literal.Map)c, tools, known));
                known += item.Find("results") is Literal.List results ? JsonText.Of(results.Items[r]) + "\n" : "";
            }
        }
    }

    [Theory]
    [InlineData("api_level_1")]
    [InlineData("api_level_2")]
    public void Files_ApiDialogs_CallsFitAndResultsObey(string category)
    {
        foreach (var item in Lines($"{category}.jsonl"))
        {
            var tools = ((Literal.List)item.Find("apis")!).Items.Cast<Literal.Map>().ToDictionary(t => Text(t, "name"));
            var turns = ((Literal.List)item.Find("dialog")!).Items.Cast<Literal.Map>().ToArray();
            Assert.Equal("User", Text(turns[0], "role"));
            Assert.Equal(category == "api_level_2", turns.Any(t => t.Find("api_name") is Literal.Text { Value: "tool_searcher" }));
            foreach (var turn in turns.Where(t => Text(t, "role") == "API" && Text(t, "api_name") != "tool_searcher"))
            {
                var tool = tools[Text(turn, "api_name")];
                Assert.Empty(SchemaValidator.Validate(turn.Find("param_dict")!, Schema(tool, "parameters")));
                Assert.Empty(SchemaValidator.Validate(turn.Find("result")!, Schema(tool, "results")));
            }
        }
    }

    [Fact]
    public void Files_Requests_UseEveryLevelAndShareWordsWithDistractors()
    {
        var multiple = Lines("multiple.jsonl").ToArray();
        var near = multiple.Count(i => Tools(i).GroupBy(t => ToolNames.Split(t.Name).Verb).Any(g => g.Count() > 1) || Tools(i).GroupBy(t => ToolNames.Split(t.Name).Object).Any(g => g.Count() > 1));
        Assert.True(near > multiple.Length / 3, $"{near} of {multiple.Length} offer tools that share a word");
        var requests = multiple.Select(i => Text((Literal.Map)((Literal.List)((Literal.List)i.Find("question")!).Items[0]).Items[0], "content")).ToArray();
        Assert.Equal(requests.Distinct(), requests);
        Assert.Contains(requests, r => r.StartsWith("Please ", StringComparison.Ordinal));
        Assert.Contains(requests, r => r.Contains(" as the ", StringComparison.Ordinal));
    }

    private static void AssertSolvable(Literal.Map answer, IReadOnlyList<ApiDefinition> tools, string known)
    {
        var (name, accepted) = (answer.Entries[0].Key, (Literal.Map)answer.Entries[0].Value);
        var tool = Assert.Single(tools, t => t.Name == name);
        var given = accepted.Entries.Where(e => !((Literal.List)e.Value).Items.Contains(new Literal.Text(""))).ToArray();
        var call = new Call(name, [.. given.Select(e => new Argument(e.Key, Plain(((Literal.List)e.Value).Items[0])))]);
        Assert.Empty(SchemaValidator.Validate(call, tool.Parameters));
        Assert.All(call.Arguments.SelectMany(a => Leaves(a.Value)), v => Assert.Contains(v, known, StringComparison.Ordinal));
    }

    /// <summary>The value itself: possible answers list the accepted values of every dictionary key.</summary>
    private static Literal Plain(Literal value) => value switch
    {
        Literal.Map map => new Literal.Map([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Plain(((Literal.List)e.Value).Items[0])))]),
        Literal.List list => new Literal.List([.. list.Items.Select(Plain)]),
        _ => value,
    };

    private static IEnumerable<string> Leaves(Literal value) => value switch
    {
        Literal.List list => list.Items.SelectMany(Leaves),
        Literal.Map map => map.Entries.SelectMany(e => Leaves(e.Value)),
        Literal.Bool flag => [flag.Value ? "yes" : "no"],
        _ => [Phrasebook.Spoken(value)],
    };

    private static IEnumerable<Literal.Map> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Select(l => (Literal.Map)JsonSerializer.Deserialize<Literal>(l, CoreJson.Options)!);

    private static string Text(Literal.Map map, string key) => ((Literal.Text)map.Find(key)!).Value;

    private static List<ApiDefinition> Tools(Literal.Map item) =>
        [.. ((Literal.List)item.Find("function")!).Items.Cast<Literal.Map>().Select(t => new ApiDefinition(Text(t, "name"), Text(t, "description"), Schema(t, "parameters")))];

    private static Schema Schema(Literal.Map tool, string key) =>
        JsonSerializer.SerializeToElement(tool.Find(key)!, CoreJson.Options).Deserialize<Schema>(CoreJson.Options)!;
}
