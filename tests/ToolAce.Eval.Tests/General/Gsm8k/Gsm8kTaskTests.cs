using ToolAce.Eval.General;
using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.General.Gsm8k;

public sealed class Gsm8kTaskTests
{
    // random.Random(1234).sample(range(9), 8) is 7, 1, 0, 6, 4, 5, 2, 3.
    private const string Expected =
        """
        Question: It is 3 degrees and gets 7 degrees colder. What is it then?
        Answer: It is then 3 - 7 = <<3-7=-4>>-4 degrees.
        #### -4

        Question: A box holds 6 eggs. How many do 5 boxes hold?
        Answer: They hold 6 * 5 = <<6*5=30>>30 eggs.
        #### 30

        Question: Ann has 3 pens and buys 4 more. How many has she?
        Answer: She has 3 + 4 = <<3+4=7>>7 pens.
        #### 7

        Question: A bus with 9 people takes up 5 more. How many are in it?
        Answer: Then 9 + 5 = <<9+5=14>>14 people are in it.
        #### 14

        Question: A shop sells 1,200 cups on each of 2 days. How many in all?
        Answer: It sells 1,200 * 2 = <<1200*2=2400>>2,400 cups.
        #### 2,400

        Question: Mia reads 10 pages a day. How many in a week?
        Answer: She reads 10 * 7 = <<10*7=70>>70 pages.
        #### 70

        Question: Tom had 20 coins and lost 8. How many are left?
        Answer: There are 20 - 8 = <<20-8=12>>12 coins left.
        #### 12

        Question: A rope of 18 metres is cut into 3 equal parts. How long is each?
        Answer: Each is 18 / 3 = <<18/3=6>>6 metres long.
        #### 6

        Question: Bo saves $3 a day for 6 days. How many dollars has he then?
        Answer:
        """;

    [Fact]
    public void Load_OwnSamples_WritesThePromptsOfTheSettings()
    {
        var suite = Gsm8kTask.Load(OwnSamples.Data, limit: null);
        Assert.Equal(Expected, suite.Items[0].Context);
        Assert.Equal(["test/0", "test/1", "test/2"], suite.Items.Select(i => i.Id));
        Assert.Equal((256, 8), (suite.Settings.MaxTokens, suite.Settings.Shots));
        Assert.Equal(["Question:", "</s>", "<|im_end|>"], suite.Settings.Stop);
        Assert.Contains("not gsm8k_cot", suite.Settings.Task, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ADamagedLine_IsAProblemAndTheOthersKeepTheirIds()
    {
        using var folder = OwnSamples.Copy(Gsm8kTask.Name);
        var file = Path.Combine(folder.Path, "general", "gsm8k", "test.jsonl");
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [lines[0], lines[1][..20], lines[2], """{"question":"How many?","answer":"none"}"""]);
        var suite = Gsm8kTask.Load(folder.Path, limit: null);
        Assert.Equal(["test/0", "test/2"], suite.Items.Select(i => i.Id));
        Assert.Equal([2, 4], suite.Problems.Select(p => p.Line));
    }

    [Fact]
    public void Load_WithoutData_SaysWhatIsExpectedWhere() => Assert.Contains(
        "openai/grade-school-math (commit 3101c7d5)", Assert.Throws<SuiteException>(() => Gsm8kTask.Load(data: null, limit: null)).Message, StringComparison.Ordinal);
}
