using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>The form and the YAML are two views of one thing; what fails says why and can be tried again.</summary>
public sealed class LaunchTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const float Stages = 120_000; // milliseconds
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Form_AndText_FollowEachOther()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token, complaints);
        await visit.GotoAsync("launch");
        var (page, text) = (visit.Page, visit.Page.GetByLabel("Config"));
        await page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
        await Expect(page.GetByLabel("LoRA rank")).ToHaveValueAsync("4");
        await Expect(page.GetByLabel("Verified by")).ToHaveValueAsync("both"); // left out in the text: the standard

        await SetAsync(page.GetByLabel("LoRA rank"), "6");
        await Expect(text).ToHaveValueAsync(new Regex(@"^train:\n  from: previous\n  data: union\n  rank: 6$", RegexOptions.Multiline));
        await page.GetByLabel("Verified by").SelectOptionAsync("rules");
        await Expect(text).ToHaveValueAsync(new Regex(@"verify:\n  layers: rules"));
        await Expect(text).ToHaveValueAsync(new Regex("# items of each category")); // comments stay

        await text.FillAsync((await text.InputValueAsync()).Replace("rank: 6", "rank: 9"));
        await Expect(page.GetByLabel("LoRA rank")).ToHaveValueAsync("9");
        await SetAsync(page.GetByLabel("LoRA rank"), "0");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("train.rank is 0; it must be a whole number from 1 to 1024");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true })).ToBeDisabledAsync();
        await SetAsync(page.GetByLabel("LoRA rank"), "4");
        await Expect(page.GetByText("What it will take")).ToBeVisibleAsync();

        await text.FillAsync("train: [\n");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("is not valid YAML");
        await Expect(page.GetByLabel("Epochs")).ToBeDisabledAsync(); // what is typed here would be lost
        await Expect(page.GetByLabel("LoRA rank")).ToHaveValueAsync("4");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Launch_ClickedTwice_IsOneCycle()
    {
        await using var visit = await SignedIn.StartAsync(browser, home, Token, complaints);
        await visit.GotoAsync("launch");
        await visit.Page.GetByLabel("Preset").SelectOptionAsync("smoke.yaml");
        await Expect(visit.Page.GetByLabel("Config")).ToHaveValueAsync(new Regex("name: smoke"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).DblClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/cycles/"));
        Assert.Single(Directory.GetDirectories(Path.Combine(home, "cycles")));
    }

    [Fact]
    public async Task FailedStage_SaysWhatAndWhere_AndRetryGoesOnOnceItIsMended()
    {
        var data = Path.Combine(home, "mine.jsonl");
        await File.WriteAllTextAsync(data, "no dialog\n", Token);
        await using var visit = await SignedIn.StartAsync(browser, home, Token, complaints);
        await visit.GotoAsync("launch");
        var page = visit.Page;
        await page.GetByLabel("Preset").SelectOptionAsync("train-only.yaml");
        await Expect(page.GetByText("missing own data")).ToBeVisibleAsync(); // before the button
        await SetAsync(page.GetByLabel("Own dialogs"), data);
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();

        await Expect(page.Locator("h1 + .badge")).ToHaveTextAsync("failed", new() { Timeout = Stages });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{data} holds no dialog that can be read; the first problem: line 1");
        await Expect(page.Locator("ol li", new() { HasText = "import" }).Locator("pre")).ToContainTextAsync("CycleConfigException");
        await Browser.InspectAsync(page, "cycle-failed");

        await File.WriteAllTextAsync(data, """{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"Hello! How can I help?"}],"tools":[]}""" + "\n", Token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(page.Locator("ol li", new() { HasText = "import" }).Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = Stages });
        await page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await Expect(page.GetByLabel("Own dialogs")).ToHaveValueAsync(data);
        Assert.Empty(complaints);
    }

    private static async Task SetAsync(ILocator field, string value)
    {
        await field.FillAsync(value);
        await field.BlurAsync();
    }
}
