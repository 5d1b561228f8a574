using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class ConfigTextTests
{
    private const string Text = "# first\nname: a   # the name\n\ntrain:\n  # how wide\n  rank: 16     # keep\n  epochs: 2.25\nverify: {layers: both}\n";

    [Theory]
    [InlineData("name", "a")]
    [InlineData("train.rank", "16")]
    [InlineData("train.batch", null)]
    [InlineData("evolve.apis", null)]
    [InlineData("verify.layers", "both")]
    public void Get_ReadsWhatIsWritten(string key, string? value) => Assert.Equal(value, ConfigText.Get(Text, key));

    [Theory]
    [InlineData("train.rank", "8", "rank: 8     # keep")]
    [InlineData("name", "b c", "name: \"b c\"   # the name")]
    [InlineData("verify.layers", "rules", "verify: {layers: rules}")]
    public void Set_ChangesThatValueAlone(string key, string value, string line)
    {
        var changed = ConfigText.Set(Text, key, value);
        Assert.Contains(line, changed, StringComparison.Ordinal);
        Assert.Equal(value, ConfigText.Get(changed, key));
        Assert.Equal(Text, ConfigText.Set(changed, key, ConfigText.Get(Text, key)!));
    }

    [Fact]
    public void Set_OfAKeyThatIsNotThere_AddsItToItsSection()
    {
        var changed = ConfigText.Set(Text, "train.batch", "4");
        Assert.Equal("4", ConfigText.Get(changed, "train.batch"));
        Assert.Equal("16", ConfigText.Get(changed, "train.rank"));
        Assert.Contains("  # how wide\n  batch: 4\n  rank: 16     # keep\n", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_OfASectionThatIsNotThere_AddsBoth()
    {
        var changed = ConfigText.Set(Text, "evolve.apis", "9");
        Assert.StartsWith(Text.TrimEnd(), changed, StringComparison.Ordinal);
        Assert.Equal("9", ConfigText.Get(changed, "evolve.apis"));
        Assert.Equal("x", ConfigText.Get(ConfigText.Set("", "model.path", "x"), "model.path"));
        Assert.Equal("7", ConfigText.Get(ConfigText.Set(Text, "seed", "7"), "seed"));
    }

    [Theory]
    [InlineData("train:\n")]
    [InlineData("train:\n# a comment\nname: x\n")]
    [InlineData("train:\n  rank:\n")]
    [InlineData("train:\n  rank:   # none\n")]
    [InlineData("train:\n    rank: ''\n")]
    public void Set_WhereNothingStandsBehindTheKey_Fills(string text) => Assert.Equal("4", ConfigText.Get(ConfigText.Set(text, "train.rank", "4"), "train.rank"));

    [Theory]
    [InlineData("C:\\x \"y\" # z")]
    [InlineData("[a]")]
    [InlineData("yes: no")]
    [InlineData("")]
    [InlineData("~/models")]
    [InlineData("http://localhost:8000/v1")]
    [InlineData("<script>'\"</script>")]
    [InlineData("1e-4")]
    [InlineData("a\nb\tc")]
    public void Set_OfAnyText_IsReadBackEqual(string value) => Assert.Equal(value, ConfigText.Get(ConfigText.Set(Text, "name", value), "name"));

    [Theory]
    [InlineData("train: [1]\n", "train.rank")]
    [InlineData("train: {}\n", "train.rank")]
    [InlineData("train:\n  rank: [1]\n", "train.rank")]
    [InlineData("train: [\n", "train.rank")]
    [InlineData("seed: &s 42\ntrain:\n  rank: *s\n", "train.rank")]
    [InlineData("a: &t\n  rank: 1\ntrain: *t\n", "train.rank")]
    [InlineData("a: &t\n  rank: 1\ntrain: *t\n", "train.batch")]
    [InlineData("name: |\n  foo\nseed: 1\n", "name")]
    [InlineData("---\nname: a\n", "seed")]
    [InlineData("{name: a}\n", "seed")]
    [InlineData("name: a\n...\n", "train.rank")]
    [InlineData("train:\n  rank: !!int\n  epochs: 2\n", "train.rank")]
    [InlineData("train: {rank, epochs: 2}\n", "train.rank")]
    [InlineData("name: |+\n  a\n\n\n", "train.rank")]
    public void Set_WhereTheTextIsAnotherShape_IsRefusedRatherThanBroken(string text, string key) => Assert.Throws<FormatException>(() => ConfigText.Set(text, key, "8"));

    [Theory]
    [InlineData("name: a\r\ntrain:\r\n  rank: 1\r\n  epochs: 2\r\n")]
    [InlineData("'train':\n    \"rank\": 1 # one\n")]
    [InlineData("train: {epochs: 2, rank: 1}\n")]
    public void Set_OfAValueInAnyOtherShape_LeavesTheRest(string text) => Assert.Equal(text.Replace("1", "8"), ConfigText.Set(text, "train.rank", "8"), ignoreLineEndingDifferences: false);

    [Theory]
    [MemberData(nameof(Presets))]
    public void Set_EveryKeyOfEveryPreset_LeavesAllOthers(string preset)
    {
        var text = File.ReadAllText(Repository.File($"configs/presets/{preset}"));
        foreach (var key in (string[])["name", "seed", "model.path", "train.rank", "train.epochs", "converse.dialogs", "evolve.apis", "agents.kind", "publish.nothing"])
        {
            var changed = ConfigText.Set(text, key, "5");
            Assert.Equal("5", ConfigText.Get(changed, key));
            Assert.InRange(text.Split('\n').Except(changed.Split('\n')).Count(), 0, 1);
        }
    }

    public static TheoryData<string> Presets => [.. Directory.GetFiles(Repository.File("configs/presets"), "*.yaml").Select(f => Path.GetFileName(f))];
}
