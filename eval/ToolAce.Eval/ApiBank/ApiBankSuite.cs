using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.ApiBank.Scenes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank;

/// <summary>
/// API-Bank's levels 1 and 2 with the official samples and scoring, and level 3 by this project's own reading. The data is read where it is; it is no part of
/// this project.
/// </summary>
public sealed class ApiBankSuite
{
    /// <summary>The suite's name.</summary>
    public const string Name = "api_bank";

    /// <summary>The upstream revision whose files are expected.</summary>
    public const string Revision = ApiBankData.Revision;

    private readonly ApiBankData data;

    internal ApiBankSuite(ApiBankData data)
    {
        this.data = data;
        var items = new BankItems(data);
        Levels = ApiLevels.All.ToDictionary(level => level, items.Of);
        Scenes = new SceneItems(data).All;
    }

    /// <summary>The samples of levels 1 and 2 by level: <see cref="BankCallItem"/> and <see cref="BankResponseItem"/>, in the order of files and samples.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SuiteItem>> Levels { get; }

    /// <summary>The calls of level 3.</summary>
    public IReadOnlyList<SceneItem> Scenes { get; }

    /// <summary>All of it as a suite that can be run.</summary>
    public Suite Suite => new(Name, CallDecoding.CallSyntax, [.. ApiLevels.All.SelectMany(l => Levels[l]), .. Scenes], []);

    /// <param name="folder">The folder that holds <c>api-bank</c>; null when none is known.</param>
    /// <exception cref="SuiteException">Data is missing or cannot be read.</exception>
    public static ApiBankSuite Load(string? folder) => new(ApiBankData.Load(folder));

    /// <summary>Scores a level.</summary>
    /// <param name="level">A name of <see cref="ApiLevels"/>.</param>
    /// <param name="predictions">Texts by item id; an item without one counts as wrong.</param>
    public ApiBankScore Score(string level, IReadOnlyDictionary<string, string> predictions)
    {
        var verdicts = Levels[level].OfType<BankCallItem>().Select(i => predictions.TryGetValue(i.Id, out var text) ? i.JudgeOfficially(text) : null).ToList();
        var responses = Levels[level].OfType<BankResponseItem>().Select(i => predictions.TryGetValue(i.Id, out var text) ? i.Score(text) : null).ToList();
        return new ApiBankScore(
            level,
            verdicts.Count,
            verdicts.Count(v => v is { Correct: true }),
            verdicts.Count(v => v is null),
            verdicts.Count(v => v?.Why == ApiErrors.NotHere),
            responses.Count,
            responses.Count(r => r is null),
            responses.Sum(r => r?.Value ?? 0));
    }

    /// <summary>Scores level 3 in order, state kept from call to call over all scenes. A call without a prediction is not counted, but its scene is not right.</summary>
    /// <param name="predictions">Texts by item id.</param>
    public SceneScore ScoreScenes(IReadOnlyDictionary<string, string> predictions)
    {
        var run = new SceneRun(data);
        var verdicts = Scenes.Select(i => (i.Scene, Verdict: run.Judge(i.Wanted, predictions.GetValueOrDefault(i.Id)))).ToList();
        return new SceneScore(
            verdicts.Count(v => v.Verdict.Why != ApiErrors.NoPrediction),
            verdicts.Count(v => v.Verdict.Correct),
            data.Scenes.Count,
            verdicts.GroupBy(v => v.Scene).Count(scene => scene.All(v => v.Verdict.Correct)));
    }
}
