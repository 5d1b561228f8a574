using ToolAce.Core.Apis;

namespace ToolAce.Agents.Models;

/// <summary>
/// Tools' names as the protocol allows them (letters, digits, '_' and '-', 64 at most), and back. A name that is allowed stays; any other gets '_' for what is
/// not, and a number where that is taken.
/// </summary>
internal sealed class ToolNames
{
    private const int Longest = 64;
    private readonly List<string> allowed = [];
    private readonly Dictionary<string, string> there = [];
    private readonly Dictionary<string, string> back = [];

    public ToolNames(IReadOnlyList<ApiDefinition> tools)
    {
        var kept = tools.Select(t => t.Name).Where(name => Spell(name) == name).ToHashSet();
        foreach (var tool in tools)
        {
            // Of two tools with one name the second is another tool, and the protocol wants another name.
            var name = kept.Contains(tool.Name) && !back.ContainsKey(tool.Name) ? tool.Name : Free(Spell(tool.Name), kept);
            allowed.Add(name);
            back[name] = tool.Name;
            there.TryAdd(tool.Name, name);
        }
    }

    /// <summary>The protocol's names, in the tools' order.</summary>
    public IReadOnlyList<string> Allowed => allowed;

    /// <summary>The protocol's name of a tool; one that is not offered, in an earlier turn, is spelt as it would be.</summary>
    public string There(string name) => there.GetValueOrDefault(name) ?? Spell(name);

    /// <summary>The tool's own name; one that nobody offered is as the model wrote it.</summary>
    public string Back(string name) => back.GetValueOrDefault(name, name);

    private static string Spell(string name)
    {
        var spelt = string.Concat(name.Take(Longest).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return spelt.Length == 0 ? "_" : spelt;
    }

    private string Free(string wanted, HashSet<string> kept)
    {
        var name = wanted;
        for (var i = 2; back.ContainsKey(name) || kept.Contains(name); i++)
        {
            var number = $"_{i}";
            name = wanted[..Math.Min(wanted.Length, Longest - number.Length)] + number;
        }

        return name;
    }
}
