using System.Text.Json;
using Microsoft.Playwright;

namespace ToolAce.EndToEnd.Tests;

/// <summary>axe-core on a page as it stands, in both themes: nothing serious or critical.</summary>
internal static class Accessibility
{
    private static readonly string[] Grave = ["serious", "critical"];
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Browser.RepositoryRoot, "node_modules", "axe-core", "axe.min.js")));

    public static async Task CheckAsync(IPage page)
    {
        foreach (var theme in Browser.Themes)
        {
            await Browser.ShowAsync(page, theme);
            await page.EvaluateAsync(Axe.Value);
            var result = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => ({ impact: v.impact, text: `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(' | ')}` }))");
            var grave = string.Join("\n", result.EnumerateArray().Where(v => Grave.Contains(v.GetProperty("impact").GetString())).Select(v => $"{page.Url}, {theme}: {v.GetProperty("text").GetString()}"));
            Assert.True(grave.Length == 0, grave);
        }
    }
}
