using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class CycleConfigReaderTests
{
    [Theory]
    [InlineData("train:\n  learningrat: 1", "c.yaml:2: train.learningrat is not a known key; did you mean train.learningRate?")]
    [InlineData("trian:\n  rank: 1", "c.yaml:1: trian is not a known key; did you mean train?")]
    [InlineData("converse:\n  mix:\n    singel: 1", "c.yaml:3: converse.mix.singel is not a known key; did you mean converse.mix.single?")]
    [InlineData("select:\n  fruit: 1", "c.yaml:2: select.fruit is not a known key; known here: floors, size, slice")]
    public void Read_UnknownKey_NamesTheLineAndTheNearest(string text, string message) => Assert.Equal(message, Refusal(text).Message);

    [Theory]
    [InlineData("train:\n  rank: 0", "train.rank is 0; it must be a whole number from 1 to 1024")]
    [InlineData("train:\n  rank: 2.5", "train.rank is 2.5; it must be a whole number from 1 to 1024")]
    [InlineData("train:\n  warmup: 1.5", "train.warmup is 1.5; it must be a number from 0 to 0.9")]
    [InlineData("train:\n  learningRate: NaN", "train.learningRate is NaN")]
    [InlineData("train:\n  control: maybe", "train.control is maybe; it must be true or false")]
    [InlineData("cycle:\n  restartAt: convers", "must be one of evolve, converse (did you mean converse?)")]
    [InlineData("train:\n  targets: [q_porj]", "train.targets names q_porj; did you mean q_proj?")]
    [InlineData("publish:\n  formats: [peft, peft]", "publish.formats names something twice")]
    [InlineData("publish:\n  formats: []", "publish.formats must be a list of words, and at least one")]
    [InlineData("train: 3", "train is a section")]
    [InlineData("train:\n  recompte: true", "train.recompte is not a known key; did you mean train.recompute?")]
    [InlineData("train:\n  packedTokens: 4096", "train.packedTokens is 4096, but nothing is packed")]
    [InlineData("train:\n  earlyStopping:\n    heldOutShare: 0.9", "train.earlyStopping.heldOutShare is 0.9; it must be a number from 0 to 0.5")]
    [InlineData("seed: [1, 2]", "seed must be a single value, not a list")]
    [InlineData("agents:\n  kind: endpoint", "needs agents.model and agents.address")]
    [InlineData("agents:\n  kind: local", "needs agents.model as well: the folder of a checkpoint")]
    [InlineData("agents:\n  address: nowhere", "it must be an address such as")]
    [InlineData("contamination:\n  action: blok", "must be one of block, report, off (did you mean block?)")]
    [InlineData("contamination:\n  ngram: 2", "contamination.ngram")]
    [InlineData("evolve:\n  apis: 2\nconverse:\n  candidates: 5", "more than the 2 tools of evolve.apis")]
    [InlineData("converse:\n  candidates: 3\n  fewestCandidates: 4", "converse.fewestCandidates is 4, more than converse.candidates 3")]
    [InlineData("converse:\n  mostCalls: 1", "converse.mostCalls is 1; it must be a whole number from 2 to 16")]
    [InlineData("select:\n  floors:\n    non_tool: 0.7\n    parallel: 0.4", "select.floors sum to more than 1")]
    [InlineData("select:\n  floors:\n    single: 0.8", "select.floors sum to more than 1, single 0.8 and parallel 0.15 and non_tool 0.15")]
    [InlineData("converse:\n  fewestTurns: 3\n  mostTurns: 2", "converse.fewestTurns is 3, more than converse.mostTurns 2")]
    [InlineData("converse:\n  fewestTurns: 0", "converse.fewestTurns is 0; it must be a whole number from 1 to 32")]
    [InlineData("converse:\n  fewestTurns: 2\n  further:\n    plain: 0", "give converse.further.plain a weight, or leave non_tool out of converse.kinds")]
    [InlineData("converse:\n  further: {again: 0, other: 0, from_result: 0, plain: 0}", "converse.further gives every form the weight 0")]
    [InlineData("converse:\n  further: {fromResult: 1}", "converse.further.fromResult is not a known key; did you mean converse.further.from_result?")]
    [InlineData("converse:\n  dissimilarity: {measure: embedding}", "converse.dissimilarity.measure is embedding; it must be one of tf_idf, shingles")]
    [InlineData("evolve:\n  mostIndicators: 6", "evolve.mostIndicators is 6; it must be a whole number from 1 to 5")]
    [InlineData("evolve:\n  fewestIndicators: 3", "evolve.fewestIndicators is 3, more than evolve.mostIndicators 2")]
    [InlineData("select:\n  floors:\n    nontool: 0.2", "select.floors.nontool is not a known key; did you mean select.floors.non_tool?")]
    [InlineData("data:\n  path: x.jsonl\ncycle:\n  iterations: 2\nselect:\n  slice: random", "own data (data.path) cannot be written anew")]
    [InlineData("data:\n  path: x.jsonl", "with data.path use random, easy, medium or hard")]
    [InlineData("converse:\n  kinds: [single]\n  mix:\n    parallel: 1", "which converse.kinds leaves out")]
    [InlineData("model:\n  device: gpu", "model.device is gpu; it must be auto, cpu or cuda:N (N from 0)")]
    [InlineData("model:\n  contextLength: 100\ntrain:\n  maxLength: 200", "above model.contextLength 100")]
    public void Read_ImpossibleValue_SaysWhatIsPossible(string text, string part) => Assert.Contains(part, Refusal(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralProblems_ReportsAllInOrderOfLines()
    {
        var problems = Refusal("seed: -1\ntrain:\n  rank: 0\n  rnk: 3\nselect:\n  slice: soft").Problems;
        Assert.Equal([1, 3, 4, 6], problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData("train: {rank")]
    [InlineData("seed: 1\nseed: 2")]
    [InlineData("- a\n- b")]
    public void Read_NotAMappingOfSections_Refuses(string text) => Assert.StartsWith("c.yaml:", Refusal(text).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadFile_Missing_SaysWhatToGive() =>
        Assert.Contains("configs/presets/tiny.yaml", Assert.Throws<CycleConfigException>(() => CycleConfigReader.ReadFile("/nowhere/x.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Empty_GivesThePapersTrainingValues()
    {
        var train = CycleConfigReader.Read("", "c.yaml").Train;
        Assert.Equal((16, 32.0, 1e-4, 0.1, 48, 3.0), (train.Rank, train.Alpha, train.LearningRate, train.Warmup, train.Batch, train.Epochs));
        Assert.Equal(7, train.Layers().Count);
    }

    [Fact]
    public void Read_KindLeftOut_HasNoShareAndTheRestSumToOne()
    {
        var converse = CycleConfigReader.Read("converse:\n  kinds: [single, non_tool]\n  mix: {single: 3, non_tool: 1}", "c.yaml").Converse;
        Assert.Equal((0.75, 0, 0.25), (converse.Share(DialogKind.Single), converse.Share(DialogKind.Parallel), converse.Share(DialogKind.NonTool)));
    }

    [Theory]
    [InlineData("smoke")]
    [InlineData("tiny")]
    [InlineData("toolace-8b")]
    [InlineData("train-only")]
    public void ReadFile_EveryPreset_IsValid(string name) => Assert.Equal(name, CycleConfigReader.ReadFile(Repository.File($"configs/presets/{name}.yaml")).Name);

    private static CycleConfigException Refusal(string text) => Assert.Throws<CycleConfigException>(() => CycleConfigReader.Read(text, "c.yaml"));
}
