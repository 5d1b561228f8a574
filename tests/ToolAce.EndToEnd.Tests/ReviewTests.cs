using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>A person judges dialogs by keyboard alone, and reads how far verification agrees.</summary>
public sealed class ReviewTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Queue = $"cycles/{SampleReview.Cycle}/queue";
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Queue_ByKeyboardAlone_IsJudgedAndAgreementIsShown()
    {
        await SampleReview.WriteAsync(home, Token);
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            var page = visit.Page;
            await visit.GotoAsync($"cycles/{SampleReview.Cycle}/data");
            await page.GetByRole(AriaRole.Link, new() { Name = "Review queue" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("/queue$"));
            await Expect(Frame(page, 1)).ToBeFocusedAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("0 of 6 decided");
            await Expect(page.GetByText("None yet: nobody has decided.")).ToBeVisibleAsync();
            await JudgeAsync(page);
            await ReadAgreementAsync(page);
            await Browser.InspectAsync(page, "queue");
            await ComeBackAsync(visit);
            await TakeAlongAsync(visit);
            await LookForWhatIsNotThereAsync(visit);
        }

        Assert.Empty(complaints);
    }

    private static async Task JudgeAsync(IPage page)
    {
        await Expect(page.GetByText(SampleReview.Doubt)).ToHaveCountAsync(0); // no opinion leads the person
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 6 decided");
        await Expect(page.GetByText(SampleReview.Doubt).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(Frame(page, 2)).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex("[?&]at=2"));
        await Expect(page.GetByText(SampleReview.Doubt)).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("3");
        await Expect(page.GetByLabel("A value is invented")).ToBeCheckedAsync();
        await page.GetByLabel("A tool's result does not fit").FocusAsync();
        await page.Keyboard.PressAsync("Space"); // taken back
        await Expect(page.GetByLabel("A tool's result does not fit")).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("needs a reason");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 6 decided");
        await page.Keyboard.TypeAsync("a bare n, nobody asked for nights");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 of 6 decided");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(Frame(page, 2)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("n");
        await Expect(Frame(page, 3)).ToBeFocusedAsync();
        await Expect(page.GetByLabel("A value is invented")).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 of 6 decided");
        await page.Keyboard.PressAsync("b");
        await Expect(Frame(page, 2)).ToBeFocusedAsync();
        await Expect(page.GetByText("You said rejected")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason")).ToHaveValueAsync("a bare n, nobody asked for nights");
        await Expect(page.GetByLabel("A value is invented")).ToBeCheckedAsync();
    }

    private static async Task ReadAgreementAsync(IPage page)
    {
        foreach (var place in new[] { 4, 5, 6 })
        {
            await page.Keyboard.PressAsync("n");
            await Expect(Frame(page, place - 1)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("n");
            await Expect(Frame(page, place)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("a");
            await Expect(page.GetByText("You said accepted")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("b");
            await Expect(Frame(page, place - 1)).ToBeFocusedAsync();
        }

        // Three unsure ones say nothing; of the others verification rejects one that the person accepts.
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^verification") })).ToContainTextAsync(new Regex(@"^\s*verification\s*3\s*0\s*1\s*0\s*2\s*3\s*0\.0 % "));
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^rules") })).ToContainTextAsync(new Regex(@"^\s*rules\s*5\s*0\s*0\s*1\s*4\s*1\s*–"));
    }

    private static async Task ComeBackAsync(SignedIn visit)
    {
        var page = visit.Page;
        await visit.GotoAsync($"{Queue}?at=2");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("6 of 6 decided");
        await Expect(Frame(page, 2)).ToBeFocusedAsync();
        await page.GetByLabel("Your name").FillAsync("Anna");
        await page.GetByLabel("Your name").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("by=Anna"));
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("0 of 6 decided");
        await Expect(page.GetByText(SampleReview.Doubt)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 of 6 decided");
    }

    private static async Task TakeAlongAsync(SignedIn visit)
    {
        using var client = await SignedIn.ClientAsync(visit.Page, visit.Server.Address);
        var lines = (await client.GetStringAsync($"{Queue}/verdicts.jsonl", Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Contains("\"reviewer\":\"Anna\"", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"aspects\":[\"hallucination\"]", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"a bare n, nobody asked for nights\",owner,", await client.GetStringAsync($"{Queue}/verdicts.csv", Token), StringComparison.Ordinal);
        Assert.Contains("\"check\": \"verification\"", await client.GetStringAsync($"{Queue}/agreement.json", Token), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("cycles/none/queue/verdicts.csv", Token)).StatusCode);
    }

    private static async Task LookForWhatIsNotThereAsync(SignedIn visit)
    {
        await visit.GotoAsync($"cycles/{SampleReview.Bare}/queue");
        await Expect(visit.Page.GetByText("Nothing to review yet")).ToBeVisibleAsync();
        await visit.GotoAsync("cycles/none/queue");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("no such cycle", RegexOptions.IgnoreCase) })).ToBeVisibleAsync();
        await visit.GotoAsync($"{Queue}?at=99");
        await Expect(Frame(visit.Page, 6)).ToBeVisibleAsync();
    }

    private static ILocator Frame(IPage page, int place) => page.GetByRole(AriaRole.Group, new() { Name = $"Dialog {place} of 6", Exact = true });
}
