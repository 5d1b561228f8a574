using System.Text;
using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>
/// Judges predicted calls of scenes in order. State is kept from call to call, for the calls wanted and for those predicted, each in a world of its own; the
/// calls wanted are read out of their text and run like predicted ones, and what they return is what a prediction is compared with.
/// </summary>
internal sealed class SceneRun(ApiBankData data)
{
    private readonly ApiCallOfficialJudge judge = new(data.Catalog);
    private readonly ApiManager manager = new(data.Catalog);
    private readonly ApiWorld wantedWorld = new(data.Databases);
    private readonly ApiWorld givenWorld = new(data.Databases);

    /// <summary>Makes the call wanted in both worlds, and returns what it gave.</summary>
    public PyValue Follow(string wanted)
    {
        var call = CallExtraction.Find(wanted)!;
        _ = manager.Call(givenWorld, call.Name, call.Arguments);
        return Wanted(call).Find("result")!;
    }

    /// <summary>Judges what a model wrote where a call is wanted; null for a call that it was not asked for.</summary>
    public ApiVerdict Judge(string wanted, string? predicted)
    {
        var turn = Wanted(CallExtraction.Find(wanted)!);
        if (predicted is null)
        {
            return new ApiVerdict(Correct: false, ApiErrors.NoPrediction, PyValue.None.Value, PyValue.None.Value);
        }

        if (CallExtraction.Find(predicted) is not { } call)
        {
            return judge.Judge(turn, predicted, givenWorld);
        }

        Spread(call);
        if (call.Name != ((PyValue.Str)turn.Find("api_name")!).Value)
        {
            // A call of another API is wrong, but it is made.
            _ = manager.Call(givenWorld, call.Name, call.Arguments);
        }

        return judge.Judge(turn, call, givenWorld);
    }

    private PyValue.Dict Wanted(ExtractedCall call)
    {
        var turn = new PyValue.Dict();
        turn.Set("api_name", new PyValue.Str(call.Name));
        turn.Set("result", manager.Call(wantedWorld, call.Name, call.Arguments) is ApiReply.Ran ran ? ran.Result.Value : new PyValue.Dict());
        return turn;
    }

    // Keywords are taken apart at their capitals, as upstream's level 3 does.
    private static void Spread(ExtractedCall call)
    {
        if (call.Name != ToolSearcherApi.Name || call.Arguments.Find("keywords") is not PyValue.Str keywords)
        {
            return;
        }

        var spread = new StringBuilder();
        foreach (var c in keywords.Value)
        {
            spread.Append(char.IsUpper(c) ? " " : "").Append(c);
        }

        call.Arguments.Set("keywords", new PyValue.Str(PyStrings.Strip(spread.ToString())));
    }
}
