using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Tools that share a word of their names, and where among them each name stands, so that one of another name is drawn without making a list of all.</summary>
internal sealed class NamedTools
{
    private readonly ApiDefinition[] tools;
    private readonly Dictionary<string, int[]> places;

    private NamedTools(IEnumerable<ApiDefinition> tools)
    {
        this.tools = [.. tools];
        places = this.tools.Select((t, i) => (t.Name, i)).GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.Select(t => t.i).ToArray());
    }

    /// <summary>The tools by a word of their names, in the order given.</summary>
    public static Dictionary<string, NamedTools> By(IEnumerable<ApiDefinition> tools, Func<ApiDefinition, string> word) =>
        tools.GroupBy(word).ToDictionary(g => g.Key, g => new NamedTools(g));

    /// <summary>One of another name than <paramref name="name"/>, each as likely as the next; null, and nothing drawn, when there is none.</summary>
    public ApiDefinition? PickOther(string name, Random random)
    {
        var own = places.GetValueOrDefault(name) ?? [];
        if (own.Length == tools.Length)
        {
            return null;
        }

        var at = random.Next(tools.Length - own.Length);
        foreach (var place in own)
        {
            at += place <= at ? 1 : 0;
        }

        return tools[at];
    }
}
