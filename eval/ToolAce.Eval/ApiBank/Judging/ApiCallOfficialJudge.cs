using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Judging;

/// <summary>Judges a text against a recorded API turn as the benchmark's evaluator does: extract, run, compare with the recorded result.</summary>
internal sealed class ApiCallOfficialJudge(ApiCatalog catalog)
{
    private readonly ApiManager manager = new(catalog);

    public ApiCatalog Catalog { get; } = catalog;

    /// <param name="turn">The API turn: <c>api_name</c> and <c>result</c>.</param>
    /// <param name="text">The model's text.</param>
    /// <param name="world">The state that the call acts upon; a fresh one on levels 1 and 2.</param>
    public ApiVerdict Judge(PyValue.Dict turn, string text, ApiWorld world) => CallExtraction.Find(text) is { } call
        ? Judge(turn, call, world)
        : new ApiVerdict(Correct: false, ApiErrors.NoCall, PyValue.None.Value, PyValue.None.Value);

    /// <summary>The same from the extracted call on.</summary>
    public ApiVerdict Judge(PyValue.Dict turn, ExtractedCall call, ApiWorld world)
    {
        var name = ((PyValue.Str)turn.Find("api_name")!).Value;
        if (call.Name != name)
        {
            return Wrong(call, ApiErrors.WrongName, $"API Name Mismatch: {call.Name} vs {name}");
        }

        return manager.Call(world, name, call.Arguments) switch
        {
            ApiReply.Refused refused => Raised(call, refused.Type, refused.Message),
            ApiReply.NotHere elsewhere => Wrong(call, ApiErrors.NotHere, elsewhere.Reason),
            ApiReply.Ran ran => Compare(call, ran.Result, new ApiResult(turn.Find("result")!)),
            var other => throw new InvalidOperationException($"unknown reply {other.GetType().Name}"),
        };
    }

    private ApiVerdict Compare(ExtractedCall call, ApiResult given, ApiResult wanted)
    {
        try
        {
            var correct = Catalog.Behaviour(call.Name)!.IsRight(given, wanted);
            return new ApiVerdict(correct, correct ? null : Label(given, wanted), ExtractedCall.Recorded(call), given.Left());
        }
        catch (PyRaisedException e) when (e.Type == "KeyError")
        {
            return Wrong(call, ApiErrors.KeyError, "KeyError" + PyText.Repr(given.Left()));
        }
        catch (PyRaisedException e)
        {
            return Raised(call, e.Type, e.Message);
        }
    }

    // The benchmark gives none when everything is equal, and then does not count the call as right either.
    private static string? Label(ApiResult given, ApiResult wanted) => given.Exception is PyValue.Str { Value.Length: > 0 } ? ApiErrors.Exception
        : !PyEquality.AreEqual(given.Output, wanted.Output) ? ApiErrors.Output
        : !PyEquality.AreEqual(given.Input, wanted.Input) ? ApiErrors.Input
        : null;

    // The benchmark tells exceptions apart by words in their texts.
    private static ApiVerdict Raised(ExtractedCall call, string type, string message)
    {
        var label = type == "AssertionError"
            ? Has("The API name is not correct.") ? ApiErrors.WrongName : Has("invalid parameter name") ? ApiErrors.UnknownParameter : null
            : Has("missing") && Has("required positional argument") ? ApiErrors.MissingArgument : null;
        return Wrong(call, label ?? ApiErrors.RaisedPrefix + type, message);

        bool Has(string words) => message.Contains(words, StringComparison.Ordinal);
    }

    private static ApiVerdict Wrong(ExtractedCall call, string why, string result) =>
        new(Correct: false, why, ExtractedCall.Recorded(call), new PyValue.Str(result));
}
