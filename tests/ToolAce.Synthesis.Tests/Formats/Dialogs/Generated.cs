using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Formats.Dialogs;

/// <summary>Dialogs as scripted agents write them.</summary>
internal static class Generated
{
    public static async Task<IReadOnlyList<Dialog>> DialogsAsync(int count)
    {
        var made = await new DialogGenerator(Shipped.Agents()).GenerateAsync(
            0, count, Shipped.Apis, band: null, scorer: null, new DialogOptions { Seed = 3 }, TestContext.Current.CancellationToken);
        return [.. made.Select(g => g.Dialog).OfType<Dialog>()];
    }
}
