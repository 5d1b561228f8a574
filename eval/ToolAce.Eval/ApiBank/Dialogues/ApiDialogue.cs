using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Dialogues;

/// <summary>A recorded dialogue: its turns as read, and the samples that the benchmark makes of them; a sample's id is its place.</summary>
internal sealed record ApiDialogue(string File, IReadOnlyList<PyValue.Dict> Turns, IReadOnlyList<ApiSample> Samples)
{
    /// <summary>Reads one file, a turn a line.</summary>
    /// <exception cref="FormatException">A line is no turn.</exception>
    public static ApiDialogue Read(string path)
    {
        var turns = Lines(path).Select((line, index) => PyJson.Parse(line) as PyValue.Dict
            ?? throw new FormatException($"{path}, line {index + 1}: a turn is an object")).ToList();
        return new ApiDialogue(Path.GetFileName(path), turns, ApiSample.Of(turns));
    }

    /// <summary>The names of all APIs that occur, in the order of their first turns.</summary>
    public IReadOnlyList<string> Apis { get; } = [.. Turns.Where(ApiSample.IsApi).Select(t => ((PyValue.Str)t.Find("api_name")!).Value).Distinct()];

    private static IEnumerable<string> Lines(string path) => System.IO.File.ReadLines(path).Where(l => l.Length > 0);
}
