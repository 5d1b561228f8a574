using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>What is known of symptoms: first aid, and diseases behind them.</summary>
internal static class SymptomApis
{
    private const string Empty = "The symptom cannot be empty.";

    public static IEnumerable<BankApi> All { get; } =
    [
        new("EmergencyKnowledge", FirstAid, (given, wanted) => IsRight(given, wanted, IsEmptyRaised)),
        new("SymptomSearch", Diseases, (given, wanted) => IsRight(given, wanted, () => new PyRaisedException("Exception", Empty))),
    ];

    // Upstream means to raise that the symptom is empty, and lower-cases the exception instead.
    private static ApiOutcome FirstAid(ApiCall call) => Find(call, "aid", IsEmptyRaised().Message);

    private static ApiOutcome Diseases(ApiCall call) => Find(call, "description", Empty);

    private static ApiOutcome Find(ApiCall call, string column, string empty)
    {
        var symptom = Symptom(call.Text("symptom"));
        if (symptom.Length == 0)
        {
            return ApiOutcome.Raise(empty);
        }

        if (call.World.Read("Symptom").Find(symptom) is not PyValue.List known)
        {
            return ApiOutcome.Raise("The symptom does not exist.");
        }

        return ApiOutcome.Of(new PyValue.List(known.Items.ConvertAll(entry => (PyValue)Part((PyValue.Dict)entry, column))));
    }

    private static PyValue.Dict Part(PyValue.Dict entry, string column)
    {
        var part = new PyValue.Dict();
        part.Set("name", entry.Find("name")!);
        part.Set(column, entry.Find(column)!);
        return part;
    }

    private static string Symptom(string text) => PyLower.Apply(PyStrings.Strip(text));

    private static PyRaisedException IsEmptyRaised() => new("AttributeError", "'Exception' object has no attribute 'lower'");

    private static bool IsRight(ApiResult given, ApiResult wanted, Func<PyRaisedException> whenEmpty)
    {
        _ = wanted.Argument("symptom");
        var (first, second) = (Cleaned(given), Cleaned(wanted));
        return first == second && Rules.OutputAndException(given, wanted);

        string Cleaned(ApiResult result) => Symptom(result.Text("symptom", "strip")) is { Length: > 0 } symptom ? symptom : throw whenEmpty();
    }
}
