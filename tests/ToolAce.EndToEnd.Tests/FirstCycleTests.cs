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
        var loss = page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Loss.*iteration 1 from .* to .*; iteration 2 from") });
        await Expect(loss).ToBeVisibleAsync();
        var told = await loss.GetAttributeAsync("aria-label");
        await Browser.InspectAsync(page, "cycle");

        await ReadDialogsAsync(page);
        await Expect(loss).ToHaveAttributeAsync("aria-label", told!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cycles", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("smoke .*done") })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "cycles");
        await CompareAsync(page);
        Assert.Empty(complaints);
    }

    private static async Task ReadDialogsAsync(IPage page)
    {
        var cycle = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ dialogs$"));
        await Browser.InspectAsync(page, "data");
        await page.GetByLabel("Kind").SelectOptionAsync("single");
        await Expect(page).ToHaveURLAsync(new Regex("kind=single"));
        await Expect(page.Locator("tbody tr td:nth-child(2)").First).ToHaveTextAsync("single");
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Conversation" })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "dialog");
        await page.GotoAsync(cycle);
        await page.ReloadAsync();
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Leaderboard" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5); // base, base with examples, control, two iterations
        await page.GetByLabel("Baseline").SelectOptionAsync(new SelectOptionValue { Label = "smoke, base" });
        await Expect(page).ToHaveURLAsync(new Regex("baseline="));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "items" })).ToHaveCountAsync(4);
        await page.ReloadAsync();
        await Expect(page.Locator("tr.table-active")).ToContainTextAsync("base");
        await Browser.InspectAsync(page, "leaderboard");
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.StartsWith("cycle,cycle_id,iteration,model,", await File.ReadAllTextAsync(await csv.PathAsync(), Token), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "items" }).Last.ClickAsync();
        await Expect(page.GetByText(new Regex("p (=|<) .*McNemar"))).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "items");
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
            await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("cancelled", new() { Timeout = 60_000 });
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
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
}
