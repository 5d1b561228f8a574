using System.Text.Json;
using ToolAce.Eval.General;
using ToolAce.Eval.General.Mmlu;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.General.Mmlu;

public sealed class MmluTaskTests
{
    // The task's settings: description, then question.strip(), choices as they are, "Answer:"; a space before the letter; an empty line between examples.
    private const string Expected =
        """
        The following are multiple choice questions (with answers) about astronomy.

        Which body do the phases of the Moon depend on besides Earth and Moon?
        A. The Sun
        B. Venus
        C. Jupiter
        D. Sirius
        Answer: A

        What is a light year a measure of?
        A. Time
        B. Distance
        C. Brightness
        D. Mass
        Answer: B

        Seen from Earth, which planet shows phases?
        A. Neptune
        B. Uranus
        C. Venus
        D. Saturn
        Answer: C

        A telescope's "first light" is
        A. its purchase
        B. its lens
        C. its warranty
        D. its first use
        Answer: D

        Which of these is a star?
        A. The Sun
        B. Mars
        C. Titan
        D. Ceres
        Answer: A

        Two lines of question,
        one of them short: what turns around Earth?
        A. Phobos
        B. the Moon
        C. Io
        D. Europa
        Answer:
        """;

    [Fact]
    public void Load_OwnSamples_WritesThePromptsOfTheSettings()
    {
        var suite = MmluTask.Load(OwnSamples.Data, limit: null);
        Assert.Equal(["astronomy/0", "astronomy/1", "astronomy/2", "philosophy/0", "philosophy/1"], suite.Items.Select(i => i.Id));
        var item = Assert.IsType<ChoiceItem>(suite.Items[1]);
        Assert.Equal(Expected, item.Context);
        Assert.Equal(("mmlu/astronomy", 1), (item.Category, item.Answer));
        Assert.Equal(["A", "B", "C", "D"], item.Letters);
    }

    [Fact]
    public void Load_SubjectsThatAreNotThere_AreReportedAndMissing()
    {
        var suite = MmluTask.Load(OwnSamples.Data, limit: 1);
        Assert.Equal(["astronomy/0", "philosophy/0"], suite.Items.Select(i => i.Id));
        Assert.Equal(55, GeneralScores.Missing(suite).Count);
        Assert.Equal(55 * 2, suite.Problems.Count);
    }

    [Fact]
    public void Load_HubLayout_GivesTheSameItems()
    {
        using var folder = new Tests.Suites.TemporaryFolder();
        var csv = MmluTask.Load(OwnSamples.Data, limit: null);
        foreach (var split in new[] { "dev", "test" })
        {
            var questions = MmluReader.Read(new(OwnSamples.Data, MmluTask.Name, ""), split, []);
            folder.Write($"general/mmlu/{split}.jsonl", [.. questions.Values.SelectMany(s => s).Select((q, i) => JsonSerializer.Serialize(
                new { question = q.Question, subject = q.Subject, choices = q.Choices, answer = i % 2 == 0 ? (object)q.Answer : MmluQuestion.Letters[q.Answer] }))]);
        }

        var hub = MmluTask.Load(folder.Path, limit: null);
        Assert.Equal(csv.Items.Select(i => (i.Id, i.Context)), hub.Items.Select(i => (i.Id, i.Context)));
        Assert.Empty(hub.Problems);
    }

    [Fact]
    public void Load_DamagedRecords_AreProblemsAndASubjectWithTooFewExamplesIsLeftOut()
    {
        using var folder = OwnSamples.Copy(MmluTask.Name);
        var test = Path.Combine(folder.Path, "general", "mmlu", "test", "astronomy_test.csv");
        File.AppendAllText(test, "only,three,fields\nA question?,1,2,3,4,E\nA question?,1,2,3,4,D\n");
        var dev = Path.Combine(folder.Path, "general", "mmlu", "dev", "philosophy_dev.csv");
        File.WriteAllLines(dev, File.ReadAllLines(dev).Skip(1));
        var suite = MmluTask.Load(folder.Path, limit: null);
        Assert.Equal(["astronomy/0", "astronomy/1", "astronomy/2", "astronomy/5"], suite.Items.Select(i => i.Id));
        Assert.Equal([5, 6], suite.Problems.Where(p => p.File == test).Select(p => p.Line));
        Assert.Contains(suite.Problems, p => p.ItemId == "philosophy" && p.Problem.Contains("5 examples are wanted, 4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_WithoutData_SaysWhatIsExpectedWhere(bool noFolder)
    {
        var problem = Assert.Throws<SuiteException>(() => MmluTask.Load(noFolder ? null : Path.GetTempPath(), limit: null));
        Assert.Contains("hendrycks/test (commit 4450500f)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DIR/general/mmlu/", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_HoldEverySubjectOnce() =>
        Assert.Equal(
        [("humanities", 13), ("other", 13), ("social_sciences", 12), ("stem", 19)],
        MmluSubjects.Groups.GroupBy(s => s.Value).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
}
