using System.Runtime.CompilerServices;
using ToolAce.Core.Apis;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// The words that a tool may be known by: those of its name ("extras.add_bonus": the group before the dot need not be said), and the different stems of its description.
/// </summary>
internal sealed record ToolWords(IReadOnlyList<Word> Name, string[] Description)
{
    /// <summary>Dialogs share definitions; each is taken apart once as long as anyone holds it.</summary>
    private static readonly ConditionalWeakTable<ApiDefinition, ToolWords> Known = [];

    public static ToolWords Of(ApiDefinition tool) => Known.GetValue(tool, static t => new ToolWords(
        [.. Words.OfToolName(t.Name[(t.Name.LastIndexOf('.') + 1)..]).Select(w => WordTable.Of(w))], [.. Words.Content(Words.Of(t.Description)).Distinct()]));
}
