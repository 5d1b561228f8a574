using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>What a cycle's data are made of.</summary>
public sealed class ReportTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task FinishedCycle_IsReportedOnAPageAndInFiles()
    {
        var (home, id) = await RunAsync();
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            await ReadReportAsync(visit, id);
        }

        Assert.Empty(complaints);
    }

    /// <summary>One short iteration.</summary>
    private async Task<(string Home, string Id)> RunAsync()
    {
        var home = Path.Combine(folder, "home");
        var config = Path.Combine(folder, "report.yaml");
        var smoke = await File.ReadAllTextAsync(Path.Combine(Browser.RepositoryRoot, "configs", "presets", "smoke.yaml"), Token);
        foreach (var (from, to) in new[] { ("iterations: 2", "iterations: 1"), ("dialogs: 48", "dialogs: 160"), ("control: true", "control: false"), ("shots: 1", "shots: 0"), ("limit: 2 ", "limit: 1 ") })
        {
            Assert.Contains(from, smoke, StringComparison.Ordinal);
            smoke = smoke.Replace(from, to, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(config, smoke, Token);
        var (code, said, error) = await RunningServer.RunAsync(Token, "run", config, "--home", home, "--json");
        Assert.True(code == 0, error);
        return (home, JsonDocument.Parse(said.Trim().Split('\n')[^1]).RootElement.GetProperty("cycleId").GetString()!);
    }

    private static async Task ReadReportAsync(SignedIn visit, string id)
    {
        await visit.GotoAsync($"cycles/{id}/data");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Yield, stage by stage" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex(@"^Complexity by tools offered: 1 \d\.\d{3} \(\d+\); ") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Tools by domain") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(@"distinct-2\) \d+\.\d %") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^select, iteration 1 .* none") })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "report");
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Contains("complexity_by_candidates,", await File.ReadAllTextAsync(await csv.PathAsync(), Token), StringComparison.Ordinal);
        var json = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "JSON", Exact = true }).ClickAsync());
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(await json.PathAsync(), Token)).RootElement;
        var converse = report.GetProperty("yield").EnumerateArray().First(f => f.GetProperty("stage").GetString() == "converse");
        Assert.Equal(160, converse.GetProperty("in").GetInt32());
        Assert.Equal(converse.GetProperty("out").GetInt32(), report.GetProperty("dialogs").GetProperty("count").GetInt32());
        await visit.GotoAsync("cycles/no-such/report");
        await Expect(page.GetByText("This home has no such cycle")).ToBeVisibleAsync();
    }
}
