using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>A new user, from the sign-in link to a finished cycle.</summary>
public sealed class FirstCycleTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const float WholeCycle = 300_000; // milliseconds: a slow machine beside other work
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task SmokePreset_LaunchedInTheBrowser_IsFollowedToItsEnd()
    {
        await using var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle");
        var page = await browser.OpenAsync(complaints);
        await page.GotoAsync(server.Link.ToString());
        await Expect(page.GetByText("No cycle yet")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "cycles-empty");

        await page.GetByRole(AriaRole.Link, new() { Name = "Launch", Exact = true }).ClickAsync();
        await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
        await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: smoke"));
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "launch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/cycles/.*-smoke$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "smoke" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Accessibility.CheckAsync(page);
        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("done", new() { Timeout = WholeCycle });
        await Expect(page.Locator("ol .badge")).ToHaveTextAsync(Enumerable.Repeat("done", await page.Locator("ol .badge").CountAsync()));
        var loss = page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex(@"^Loss.*iteration 1: \d+ points from .* to .*; iteration 2: \d+ points from") });
        await Expect(loss).ToBeVisibleAsync();
        var told = await loss.GetAttributeAsync("aria-label");
        await Browser.InspectAsync(page, "cycle");

        await ReadDialogsAsync(page);
        await Expect(loss).ToHaveAttributeAsync("aria-label", told!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cycles", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("smoke .*done") })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "cycles");
        await CompareAsync(page);
        await new ModelsVisit(page, server.Address).TakeHomeAsync(Token);
        await FillFieldsAsync(page, server.Address);
        Assert.Empty(complaints);
    }

    private static async Task ReadDialogsAsync(IPage page)
    {
        var cycle = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ dialogs$"));
        await Browser.InspectAsync(page, "data");
        await page.GetByLabel("Search in text").FillAsync("the");
        await page.GetByLabel("Search in text").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]text=the$"));
        await page.GetByLabel("Search in text").FillAsync("");
        await page.GetByLabel("Search in text").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/data$"));
        await page.GetByLabel("Kind").SelectOptionAsync("single");
        await Expect(page).ToHaveURLAsync(new Regex("kind=single"));
        await Expect(page.Locator("tbody tr td:nth-child(2)").First).ToHaveTextAsync("single");
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Conversation" })).ToBeVisibleAsync();
        await Expect(page.GetByText("after the training of iteration 2")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "dialog");
        await page.GoBackAsync();
        await DownloadAsync(page);
        await ReadToolsAsync(page);
        await page.GotoAsync(cycle);
        await page.ReloadAsync();
    }

    /// <summary>The fields that are there once a cycle is.</summary>
    private static async Task FillFieldsAsync(IPage page, Uri server)
    {
        var id = (await page.Locator("h1 a").GetAttributeAsync("href"))!.Split('/')[^1];
        foreach (var (path, fields) in new[] { ($"cycles/{id}/data", 1), ($"cycles/{id}/apis", 1), ("models", 3), ("leaderboard", 1), ($"models/{id}/1", 2) })
        {
            await page.GotoAsync(new Uri(server, path).ToString());
            await HtmlInFields.CheckAsync(page, fields);
        }
    }

    /// <summary>Both forms hold the dialogs that the page shows, and no others.</summary>
    private static async Task DownloadAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^[1-9]\d* dialogs$"));
        var shown = int.Parse((await page.GetByRole(AriaRole.Status).InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);
        var lines = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "JSONL" }).ClickAsync());
        var dialogs = (await File.ReadAllLinesAsync(await lines.PathAsync(), Token)).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("kind").GetString()).ToList();
        Assert.Equal(Enumerable.Repeat("single", shown), dialogs);
        var parquet = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Parquet" }).ClickAsync());
        Assert.EndsWith("-dialogs.parquet", parquet.SuggestedFilename, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(await parquet.PathAsync(), Token);
        Assert.Equal(("PAR1", "PAR1"), (Encoding.ASCII.GetString(bytes[..4]), Encoding.ASCII.GetString(bytes[^4..])));
    }

    private static async Task ReadToolsAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Tools", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ tools$"));
        await Browser.InspectAsync(page, "tools");
        await page.GetByLabel("Generation").FillAsync("1");
        await page.GetByLabel("Generation").BlurAsync();
        await Expect(page).ToHaveURLAsync(new Regex("generation=1"));
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where it comes from" })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "tool");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Context tree", Exact = true }).ClickAsync();
        var areas = page.Locator("main > details");
        await Expect(areas).ToHaveCountAsync(10);
        await areas.First.Locator("summary").ClickAsync();
        await areas.First.Locator("details summary").First.ClickAsync();
        await Expect(areas.First.Locator("details details").First).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "tree");
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Leaderboard" }).ClickAsync();
        await Expect(page.Locator("tbody tr[class]")).ToHaveCountAsync(5); // base, base with examples, control, two iterations
        await page.GetByLabel("Results of papers").CheckAsync();
        await Expect(page.GetByText("ToolACE-8B (FC)").First).ToBeAttachedAsync();
        await page.GetByLabel("Results of papers").UncheckAsync();
        await Expect(page.Locator("tbody tr[class]")).ToHaveCountAsync(5);
        await page.GetByLabel("Baseline", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "smoke, base" });
        await Expect(page).ToHaveURLAsync(new Regex("baseline="));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "items" })).ToHaveCountAsync(4);
        await page.ReloadAsync();
        await Expect(page.Locator("tr.table-active")).ToContainTextAsync("base");
        await Expect(page.Locator("tbody .visually-hidden", new() { HasTextRegex = new Regex("^(not )?significant$") }).First).ToBeAttachedAsync();
        await Browser.InspectAsync(page, "leaderboard");
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.StartsWith("cycle,cycle_id,iteration,model,", await File.ReadAllTextAsync(await csv.PathAsync(), Token), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "items" }).Last.ClickAsync();
        await Expect(page.GetByText(new Regex("p (=|<) .*McNemar"))).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "items");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "errors" }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What a run got wrong" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Answers" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Decoded calls" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EmptyHome_ShowsTheTinyCycleAtWork()
    {
        await using var server = await RunningServer.StartAsync(home, Token);
        var page = await browser.OpenAsync(complaints);
        await page.GotoAsync(server.Link.ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "tiny", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("running");
        await Expect(page.Locator("ol .badge").First).ToHaveTextAsync("done", new() { Timeout = 60_000 });
        await page.GotoAsync("about:blank");
        Assert.Equal(0, await server.StopAsync(Token));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task RunningCycle_CancelledThenServerEnded_GoesOnWhereItStopped()
    {
        string id;
        await using (var server = await RunningServer.StartAsync(home, Token, "--no-first-cycle"))
        {
            var page = await browser.OpenAsync(complaints);
            await page.GotoAsync(server.Link.ToString());
            await page.GotoAsync(new Uri(server.Address, "launch").ToString());
            await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
            await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: smoke"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
            await Expect(page.Locator("ol .badge").First).ToHaveTextAsync("done", new() { Timeout = 60_000 });
            await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Keep running" }).ClickAsync();
            await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("running");
            await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Stop the cycle" }).ClickAsync();
            await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("cancelled", new() { Timeout = 60_000 });
            await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeVisibleAsync();
            id = page.Url.Split('/')[^1];
            Assert.Equal(0, await server.StopAsync(Token));
        }

        await using (var server = await RunningServer.StartAsync(home, Token))
        {
            var page = await browser.OpenAsync(complaints);
            await page.GotoAsync(server.Link.ToString());
            await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2); // the head and the one cycle: no second one was launched
            await page.GotoAsync(new Uri(server.Address, $"cycles/{id}").ToString());
            await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("done", new() { Timeout = WholeCycle });
        }
    }

    /// <summary>The curves are the stages' own files: neither a killed server nor another one loses a point.</summary>
    [Fact]
    public async Task ServerKilledWhileTraining_TheNextOneGoesOnAndShowsEveryPoint()
    {
        string id;
        await using (var visit = await SignedIn.StartAsync(browser, home, Token))
        {
            await visit.GotoAsync("launch");
            var page = visit.Page;
            await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
            await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: smoke"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
            await Expect(Loss(page)).ToHaveAttributeAsync("aria-label", new Regex("iteration 1"), new() { Timeout = WholeCycle });
            id = page.Url.Split('/')[^1];
            visit.Server.Kill();
        }

        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            await visit.GotoAsync($"cycles/{id}");
            await Expect(visit.Page.Locator("h1 + .badge")).ToHaveTextAsync("done", new() { Timeout = WholeCycle });
            foreach (var iteration in new[] { 1, 2 })
            {
                var manifest = Path.Combine(home, "cycles", id, $"iteration-{iteration}", "train", "steps", "manifest.json");
                var steps = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, Token)).RootElement.GetProperty("rows").GetInt64();
                await Expect(Loss(visit.Page)).ToHaveAttributeAsync("aria-label", new Regex($"iteration {iteration}: {steps} points"));
            }
        }

        Assert.Empty(complaints);
    }

    private static ILocator Loss(IPage page) => page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Loss per") });
}
