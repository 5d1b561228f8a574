using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Scenes;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.ApiBank.Scenes;

public sealed class SceneTests
{
    private const string Text = """
        Scene: Door watch

        First Utterence: Watch my door.

        Key Info:
        - the name is ann

        GT API Calls:
        GetUserToken(username="ann", password="red"): a remark
        AddAlarm(token="t-ann", time="2023-05-06 07:00:00")

        QueryAlarm(token="t-ann", time="2023-05-06 07:00:00")
        """;

    private static readonly string[] Wanted =
    [
        "[GetUserToken(username=\"ann\", password=\"red\")]",
        "[AddAlarm(token=\"t-ann\", time=\"2023-05-06 07:00:00\")]",
        "[QueryAlarm(token=\"t-ann\", time=\"2023-05-06 07:00:00\")]",
    ];

    [Fact]
    public void Read_Prose_FindsPartsAndCalls()
    {
        var scene = Read(Text);
        Assert.Equal(("Door watch", "Watch my door.", "- the name is ann"), (scene.Name, scene.Utterance, scene.Facts));
        Assert.Equal(Wanted, scene.Calls);
    }

    [Theory]
    [InlineData("Key Info:")]
    [InlineData("GT API Calls:")]
    [InlineData("First Utterence:")]
    public void Read_PartMissing_IsRefused(string part) => Assert.Throws<FormatException>(() => Read(Text.Replace(part, "Other:")));

    [Fact]
    public void Items_OfAScene_CarryItsEarlierCallsAndState()
    {
        var items = Suite().Scenes;
        Assert.Equal(3, items.Count);
        Assert.Equal(new Turn(Role.User, "Watch my door.\n\n- the name is ann"), items[0].Turns[0]);
        Assert.Equal("[GetUserToken(username='ann', password='red')] Response: {'token': 't-ann'}", items[1].Turns[1].Text);
        Assert.True(items[2].Judge(Wanted[2]).Correct);
        Assert.False(items[2].Judge(Wanted[2].Replace("07:00", "08:00")).Correct);
    }

    [Fact]
    public void ScoreScenes_InOrder_KeepsThePredictedState()
    {
        var suite = Suite();
        var ids = suite.Scenes.Select(i => i.Id).ToList();
        Assert.Equal(new SceneScore(3, 3, 1, 1), suite.ScoreScenes(ids.Zip(Wanted).ToDictionary(p => p.First, p => p.Second)));

        // The alarm was not set, so asking for it fails too.
        var without = suite.ScoreScenes(new Dictionary<string, string> { [ids[0]] = Wanted[0], [ids[2]] = Wanted[2] });
        Assert.Equal(new SceneScore(2, 1, 1, 0), without);
        Assert.Equal((0.5, 0.0), (without.ApiAccuracy!.Value, without.SceneAccuracy!.Value));
    }

    [Fact]
    public void ScoreScenes_CallOfAnotherApi_IsWrongButMade()
    {
        var suite = Suite();
        var ids = suite.Scenes.Select(i => i.Id).ToList();
        var score = suite.ScoreScenes(new Dictionary<string, string> { [ids[0]] = Wanted[1], [ids[2]] = Wanted[2] });
        Assert.Equal(new SceneScore(2, 1, 1, 0), score);
    }

    // One call asks for health data by days, where the rule wants seconds: two times that cannot be parsed are never equal.
    [Fact]
    public void ScoreScenes_OfficialScenes_AreRightOnThemselvesButForOneCall()
    {
        var suite = ApiBankSuite.Load(OfficialData.Require());
        var score = suite.ScoreScenes(suite.Scenes.ToDictionary(i => i.Id, i => i.Wanted));
        Assert.Equal("level 3 (own reading of 8 scenes)", score.Name);
        Assert.Equal(new SceneScore(34, 33, 8, 7), score);
    }

    private static ApiBankSuite Suite() => new(OwnBank.Data([], [Read(Text)]));

    private static Scene Read(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "scene.txt");
        File.WriteAllText(path, text);
        return SceneReader.Read(path);
    }
}
