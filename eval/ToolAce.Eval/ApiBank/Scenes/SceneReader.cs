using ToolAce.Eval.ApiBank.Calls;

namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>
/// Reads a scene's prose: the lines <c>Scene:</c>, <c>First Utterance:</c> (also spelt Utterence), <c>Key Info:</c>, and a heading with <c>API Call</c>, under
/// which each line that is a call counts up to its last bracket; what follows that is a remark.
/// </summary>
internal static class SceneReader
{
    private const string CallHeading = "API Call";

    /// <exception cref="FormatException">A part is missing.</exception>
    public static Scene Read(string path)
    {
        var lines = File.ReadLines(path).Select(l => l.Trim()).ToList();
        var heading = lines.FindIndex(l => l.Contains(CallHeading, StringComparison.OrdinalIgnoreCase) && l.EndsWith(':'));
        var facts = lines.FindIndex(l => l.StartsWith("Key Info", StringComparison.OrdinalIgnoreCase));
        if (heading < 0 || facts < 0 || facts > heading)
        {
            throw new FormatException($"{path}: a scene needs 'Key Info:' and, behind it, a heading 'API Calls:'");
        }

        var calls = lines.Skip(heading + 1).Select(Call).OfType<string>().ToList();
        return calls.Count == 0
            ? throw new FormatException($"{path}: no calls under the heading")
            : new Scene(
                After(lines, "Scene:") ?? Path.GetFileNameWithoutExtension(path),
                After(lines, "First Utterance:") ?? After(lines, "First Utterence:") ?? throw new FormatException($"{path}: no first utterance"),
                string.Join('\n', lines[(facts + 1)..heading].Where(l => l.Length > 0)),
                calls);
    }

    private static string? After(List<string> lines, string label) =>
        lines.Find(l => l.StartsWith(label, StringComparison.OrdinalIgnoreCase)) is { } line ? line[label.Length..].Trim() : null;

    private static string? Call(string line)
    {
        var text = "[" + line[..(line.LastIndexOf(')') + 1)] + "]";
        return CallExtraction.Find(text) is null ? null : text;
    }
}
