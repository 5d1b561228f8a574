using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Evaluations outside cycles, taken over by the command line and looked at in the browser: figures and their formulas, errors, differences, official boards.</summary>
public sealed class EvaluationTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string BoardFile = "2025-12-16_ea03bc8d_data_overall.csv";
    private const string Board = "Rank,Overall Acc,Model,Non-Live AST Acc,Non-Live Simple AST,Live Acc,Live Simple AST,Web Search Acc,Relevance Detection\n1,77.47%,Great-1 (FC),88.58%,80.00%,79.79%,86.43%,84.50%,62.50%\n2,42.44%,Small-2 (FC),87.10%,73.42%,77.42%,71.32%,8.50%,75.00%\n";

    private readonly string folder = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ImportedRuns_AreComparedDownToTheSingleAnswer()
    {
        var home = Path.Combine(folder, "home");
        var (first, second) = SampleEvaluations.Write(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, BoardFile), Board, Token);
        var (code, _, error) = await RunningServer.RunAsync(Token, "eval", "import", first, second, Path.Combine(folder, BoardFile), "--home", home);
        Assert.True(code == 0, error);
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            await visit.GotoAsync("leaderboard");
            await CompareAsync(visit.Page);
            await ReadScoreAsync(visit);
            await ReadErrorsAsync(visit);
            await ReadItemsAsync(visit);
            await ReadBoardAsync(visit);
            await visit.GotoAsync("settings");
            await Expect(visit.Page.GetByText("bfcl_eval/data")).ToBeVisibleAsync();
        }

        Assert.Empty(complaints);
    }

    private static async Task CompareAsync(IPage page)
    {
        var tuned = page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^llama-tuned") });
        await Expect(tuned).ToContainTextAsync("8c22764a+77f0a1d2, official prompts, 2026-11-22");
        await Expect(tuned.GetByText("partial, without web_search_no_snippet")).ToHaveCountAsync(1);
        await page.GetByLabel("Baseline", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = "evaluations~0~llama-base~" });
        await Expect(page.Locator("tr.table-active")).ToContainTextAsync("llama-base");
        await Expect(tuned.GetByText("not significant", new() { Exact = true }).First).ToBeAttachedAsync();
        await Expect(tuned.GetByText("significant", new() { Exact = true }).First).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "BFCL v4" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("by=bfcl"));
        await Expect(page.Locator("tbody tr[class]").First).ToContainTextAsync("llama-base"); // a partial figure, though higher, stands behind a whole one
        await Browser.InspectAsync(page, "leaderboard-official");
    }

    private static async Task ReadScoreAsync(SignedIn visit)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^llama-tuned") }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("how it is made") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("leaderboard/score\\?run=.*formula=bfcl_v4"));
        await Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync("partial");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Level 2: agentic") })).ToContainTextAsync("web_search_no_snippet");
        await Expect(page.GetByText("10 % non live + 10 % live")).ToBeVisibleAsync();
        await Expect(page.GetByText("bfcl/default_prompts.json")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "score");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Formulas" }).GetByRole(AriaRole.Link, new() { Name = "Forgetting" }).ClickAsync();
        await Expect(page.GetByText(new Regex("General ability: .* points .95 % interval, paired"))).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "score-forgetting");
    }

    private static async Task ReadErrorsAsync(SignedIn visit)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "What it got wrong" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("simple python: correct") })).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "anatomy");
        await page.GetByLabel("Outcome", new() { Exact = true }).SelectOptionAsync("unparseable");
        await page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("bfcl/simple_python");
        await Expect(page).ToHaveURLAsync(new Regex("category=bfcl.*outcome=unparseable|outcome=unparseable.*category=bfcl"));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ answers?$"));
        await Expect(page.Locator(".badge").First).ToHaveTextAsync("ast_decoder:decoder_failed");
        await page.GetByRole(AriaRole.Region, new() { Name = "Answers" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByText("expected Thessaloniki")).ToBeVisibleAsync();
        await Expect(page.GetByText("812 read, 12 written, 0.2 s")).ToBeVisibleAsync();
        await page.Locator("summary", new() { HasText = "Prompt" }).ClickAsync();
        await Expect(page.GetByText("You are an expert")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "answer");
    }

    private static async Task ReadItemsAsync(SignedIn visit)
    {
        var page = visit.Page;
        await visit.GotoAsync("leaderboard/items?first=evaluations~0~llama-base~&second=evaluations~0~llama-tuned~");
        await Expect(page.GetByText(new Regex("p (=|<) .*McNemar"))).ToBeVisibleAsync();
        await Expect(page.GetByText("100 that only the second")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Left out: 100 items that only the first has")).ToBeVisibleAsync();
        await page.Locator("summary", new() { HasText = "Category by category" }).ClickAsync();
        var ofAll = await page.GetByRole(AriaRole.Status).InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "bfcl/simple_python" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("category=bfcl"));
        await Expect(page.GetByRole(AriaRole.Status)).Not.ToHaveTextAsync(ofAll); // the address is ahead of the drawing
        var gained = page.Locator("td.bg-success-subtle a").First;
        var count = await gained.InnerTextAsync();
        await gained.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("from=.*to=correct"));
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{count} items");
        await Browser.InspectAsync(page, "items-matrix");
    }

    private static async Task ReadBoardAsync(SignedIn visit)
    {
        var page = visit.Page;
        await visit.GotoAsync("leaderboard");
        await page.GetByLabel("Official board").SelectOptionAsync("BFCL v4, 2025-12-16, ea03bc8d");
        await Expect(page).ToHaveURLAsync(new Regex("board=BFCL"));
        await Expect(page.GetByText("Official board: Berkeley Function-Calling Leaderboard")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Small-2 .FC., rank 2") }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("42.4, how it is made") }).ClickAsync();
        await Expect(page.GetByText("as published").First).ToBeVisibleAsync();
        await Expect(page.GetByText("ea03bc8d")).ToBeVisibleAsync();
        await Browser.InspectAsync(page, "score-published");
    }
}
