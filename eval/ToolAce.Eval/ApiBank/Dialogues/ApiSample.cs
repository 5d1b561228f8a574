using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Dialogues;

/// <summary>One sample: what to say or call at turn <paramref name="Turn"/>, given all turns before it. The kind follows from the turn's role.</summary>
internal sealed record ApiSample(int Id, int Turn, SampleKind Kind)
{
    /// <summary>
    /// Two samples for each API turn: itself, and whatever follows. So an API turn right behind another comes twice, and counts twice.
    /// </summary>
    public static IReadOnlyList<ApiSample> Of(IReadOnlyList<PyValue.Dict> turns)
    {
        var samples = new List<ApiSample>();
        for (var i = 0; i < turns.Count; i++)
        {
            if (IsApi(turns[i]))
            {
                samples.Add(new ApiSample(samples.Count, i, SampleKind.Call));
                if (i + 1 < turns.Count)
                {
                    samples.Add(new ApiSample(samples.Count, i + 1, KindOf(turns[i + 1])));
                }
            }
        }

        return samples;
    }

    public static bool IsApi(PyValue.Dict turn) => KindOf(turn) == SampleKind.Call;

    private static SampleKind KindOf(PyValue.Dict turn) => (turn.Find("role") as PyValue.Str)?.Value switch
    {
        "API" => SampleKind.Call,
        "AI" => SampleKind.Response,
        _ => SampleKind.Ignored,
    };
}
