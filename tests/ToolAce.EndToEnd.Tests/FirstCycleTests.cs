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
        await Browser.PictureAsync(page, "cycles-empty");

        await page.GetByRole(AriaRole.Link, new() { Name = "Launch", Exact = true }).ClickAsync();
        await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
        await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: smoke"));
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "launch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/cycles/.*-smoke$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "smoke" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("done", new() { Timeout = WholeCycle });
        await Expect(page.Locator("ol .badge")).ToHaveTextAsync(Enumerable.Repeat("done", await page.Locator("ol .badge").CountAsync()));
        var loss = page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("^Loss.*iteration 1 from .* to .*; iteration 2 from") });
        await Expect(loss).ToBeVisibleAsync();
        var told = await loss.GetAttributeAsync("aria-label");
        await Browser.PictureAsync(page, "cycle");

        await page.ReloadAsync();
        await Expect(loss).ToHaveAttributeAsync("aria-label", told!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cycles", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("smoke .*done") })).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "cycles");
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
