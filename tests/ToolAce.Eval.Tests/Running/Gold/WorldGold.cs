using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Running.Gold;

/// <summary>Acts as an item's ground truth does: all calls of a turn in one message, then a word that it is done.</summary>
internal static class WorldGold
{
    /// <summary>The calls of the turn that the prompt is in; none when they were made, or none are wanted.</summary>
    public static IReadOnlyList<string> Calls(WorldItem item, ChatPrompt prompt)
    {
        // A turn ends with a message in words.
        var turn = prompt.Turns.Count(t => t.Role == Role.Assistant && t.Text == Done);
        return prompt.Turns[^1].Role == Role.User && !prompt.Turns[^1].Text.StartsWith("[{'role': 'tool'", StringComparison.Ordinal) && turn < item.Entry.GroundTruth.Count ? [.. item.Entry.GroundTruth[turn].Select(c => Named(item, c))] : [];
    }

    public const string Done = "Done, nothing more.";

    /// <summary>A prompt decoder drops positional arguments, so they get their names.</summary>
    private static string Named(WorldItem item, string call)
    {
        var node = (PyNode.Call)PyParser.Parse(call);
        var name = ((PyNode.Name)node.Function).Id;
        var parameters = item.Functions.Concat(item.Rounds.SelectMany(r => r.MoreFunctions)).First(f => f.Name == name).Api.Parameters.Properties;
        var arguments = node.Arguments.Select((a, i) => $"{parameters[i].Name}={PyUnparser.Unparse(a)}").Concat(node.Keywords.Select(k => $"{k.Parameter}={PyUnparser.Unparse(k.Value)}"));
        return $"{name}({string.Join(", ", arguments)})";
    }
}
