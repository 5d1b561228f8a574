using System.Text.Json.Nodes;
using ToolAce.Eval.General;
using ToolAce.Eval.General.CommonsenseQa;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.General.CommonsenseQa;

public sealed class CommonsenseQaTaskTests
{
    // The first of random.Random(1234).sample(range(9), 8) is 7, 1, 0, 6, 4, 5, 2 and one more that is not shown.
    private const string Expected =
        """
        Question: What do you wear on cold hands?
        A. hats
        B. socks
        C. gloves
        D. belts
        E. rings
        Answer: C

        Question: What do you open an umbrella against?
        A. music
        B. rain
        C. sleep
        D. hunger
        E. grass
        Answer: B

        Question: Where do you put dirty plates?
        A. sink
        B. bed
        C. tree
        D. river
        E. lamp
        Answer: A

        Question: Who repairs a leaking pipe?
        A. a singer
        B. a plumber
        C. a baker
        D. a pilot
        E. a judge
        Answer: B

        Question: Where would you look for a fish?
        A. roof
        B. book
        C. engine
        D. desert
        E. pond
        Answer: E

        Question: What makes bread rise?
        A. yeast
        B. paint
        C. string
        D. gravel
        E. ink
        Answer: A

        Question: Where does a letter wait for its stamp?
        A. cloud
        B. shoe
        C. desk
        D. oven
        E. lake
        Answer: C

        Question: What is a spoon good for?
        A. soup
        B. nails
        C. letters
        D. stairs
        E. wind
        Answer:
        """;

    [Fact]
    public void Load_OwnSamples_WritesThePromptsOfTheSettings()
    {
        var suite = CommonsenseQaTask.Load(OwnSamples.Data, limit: null);
        var item = Assert.IsType<ChoiceItem>(suite.Items[0]);
        Assert.Equal(Expected, item.Context);
        Assert.Equal(("own-d0", "csqa", 0), (item.Id, item.Category, item.Answer));
        Assert.Equal([0, 1, 2], suite.Items.Cast<ChoiceItem>().Select(i => i.Answer));
        Assert.StartsWith("Question: What do you open an umbrella against?", suite.Items[1].Context, StringComparison.Ordinal);
        Assert.Empty(suite.Problems);
    }

    [Fact]
    public void Load_WithALimit_ShowsTheSameExamples() =>
        Assert.Equal(CommonsenseQaTask.Load(OwnSamples.Data, limit: null).Items.Take(2), CommonsenseQaTask.Load(OwnSamples.Data, limit: 2).Items, Same);

    [Fact]
    public void Load_HubLayout_GivesTheSameItems()
    {
        using var folder = OwnSamples.Copy(CommonsenseQaTask.Name);
        foreach (var (from, to) in new[] { ("train_rand_split", "train"), ("dev_rand_split", "validation") })
        {
            var file = Path.Combine(folder.Path, "general", "csqa", from + ".jsonl");
            folder.Write($"general/csqa/{to}.jsonl", [.. File.ReadAllLines(file).Select(Hub)]);
            File.Delete(file);
        }

        Assert.Equal(CommonsenseQaTask.Load(OwnSamples.Data, limit: null).Items, CommonsenseQaTask.Load(folder.Path, limit: null).Items, Same);
    }

    [Fact]
    public void Load_DamagedLinesAndARepeatedId_AreProblems()
    {
        using var folder = OwnSamples.Copy(CommonsenseQaTask.Name);
        var file = Path.Combine(folder.Path, "general", "csqa", "dev_rand_split.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [lines[0], lines[0], lines[1].Replace("\"E\"", "\"F\""), lines[2].Replace("\"answerKey\": \"C\"", "\"answerKey\": \"\""), lines[1]]);
        var suite = CommonsenseQaTask.Load(folder.Path, limit: null);
        Assert.Equal(["own-d0", "own-d1"], suite.Items.Select(i => i.Id));
        Assert.Equal([2, 3, 4], suite.Problems.Select(p => p.Line));
    }

    [Fact]
    public void Load_WithTooFewTrainingQuestions_SaysSo()
    {
        using var folder = OwnSamples.Copy(CommonsenseQaTask.Name);
        var file = Path.Combine(folder.Path, "general", "csqa", "train_rand_split.jsonl");
        File.WriteAllLines(file, File.ReadAllLines(file).Take(7));
        Assert.Contains("8 training questions", Assert.Throws<SuiteException>(() => CommonsenseQaTask.Load(folder.Path, limit: null)).Message, StringComparison.Ordinal);
    }

    private static bool Same(GeneralItem one, GeneralItem other) => (one.Id, one.Context) == (other.Id, other.Context);

    private static string Hub(string line)
    {
        var authors = JsonNode.Parse(line)!;
        var choices = authors["question"]!["choices"]!.AsArray();
        return new JsonObject
        {
            ["id"] = authors["id"]!.DeepClone(),
            ["question"] = authors["question"]!["stem"]!.DeepClone(),
            ["choices"] = new JsonObject
            {
                ["label"] = new JsonArray([.. choices.Select(c => c!["label"]!.DeepClone())]),
                ["text"] = new JsonArray([.. choices.Select(c => c!["text"]!.DeepClone())]),
            },
            ["answerKey"] = authors["answerKey"]!.DeepClone(),
        }.ToJsonString();
    }
}
