using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Text fields that filter: what a person types there is theirs, however slow the server's answer to what they typed before.</summary>
public sealed class FilterTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Filter_ClearedBeforeTheAnswerArrived_StaysClearedAndTheAddressFollows()
    {
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            var (page, field) = await OpenAsync(visit);
            await field.FillAsync("the");
            await field.PressAsync("Enter");
            await page.WaitForURLAsync(new Regex("[?&]named=the$")); // told at once, where an expectation looks only now and then: the drawing is a delay behind the address
            await field.FillAsync("");
            await Task.Delay(Delay * 4, Token); // by now everything that the server had to say of "the" is here
            await Expect(field).ToHaveValueAsync("");
            await field.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("/leaderboard$"));
            await Expect(field).ToHaveValueAsync("");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Filter_AskedTwiceBeforeTheFirstAnswer_KeepsTheSecond()
    {
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            var (page, field) = await OpenAsync(visit);
            await field.FillAsync("one");
            await field.PressAsync("Enter");
            await field.FillAsync("two");
            await field.PressAsync("Enter");
            await field.FillAsync("two and three");
            await Expect(page).ToHaveURLAsync(new Regex("[?&]named=two$"));
            await Task.Delay(Delay * 4, Token);
            await Expect(field).ToHaveValueAsync("two and three");
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Filter_WhenTheAddressIsGoneBackTo_ShowsWhatStandsThere()
    {
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            var (page, field) = await OpenAsync(visit);
            await field.FillAsync("the");
            await field.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("[?&]named=the$"));
            await field.FillAsync("other");
            await field.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("[?&]named=other$"));
            await page.GoBackAsync();
            await Expect(field).ToHaveValueAsync("the");
            await page.GoBackAsync();
            await Expect(field).ToHaveValueAsync("");
            await page.GoForwardAsync();
            await Expect(field).ToHaveValueAsync("the");
        }

        Assert.Empty(complaints);
    }

    private static TimeSpan Delay => TimeSpan.FromMilliseconds(500);

    private static async Task<(IPage Page, ILocator Field)> OpenAsync(SignedIn visit)
    {
        await SlowLine.LayAsync(visit.Page, Delay, Token);
        await visit.GotoAsync("leaderboard");
        var field = visit.Page.GetByLabel("Cycle or model");
        await Expect(field).ToHaveValueAsync("");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync(); // a page that has just opened takes the focus to its heading, once
        return (visit.Page, field);
    }
}
