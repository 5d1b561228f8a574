using Microsoft.AspNetCore.Components;
using ToolAce.Web.Components;

namespace ToolAce.Web.Tests;

/// <summary>Filters in the address, before a browser that takes its time.</summary>
public sealed class AddressQueryTests
{
    private const string Page = "http://localhost/leaderboard/anatomy?run=r";
    private readonly SlowBrowser browser = new();

    [Fact]
    public void Ask_BeforeTheBrowserFollowed_BuildsOnWhatWasAskedBefore()
    {
        browser.Ask("outcome", "unparseable");
        browser.Ask("category", "simple");
        Assert.Equal([$"{Page}&outcome=unparseable", $"{Page}&outcome=unparseable&category=simple"], browser.Asked);
        browser.Follow(browser.Asked[0]);
        browser.Ask("error", "type");
        Assert.Equal($"{Page}&outcome=unparseable&category=simple&error=type", browser.Asked[^1]);
    }

    [Fact]
    public void Ask_OnceTheBrowserFollowed_BuildsOnItsAddress()
    {
        browser.Ask("outcome", "correct");
        browser.Follow(browser.Asked[0]);
        browser.Follow(Page); // a step back
        browser.Ask("category", "simple");
        Assert.Equal($"{Page}&category=simple", browser.Asked[^1]);
    }

    [Fact]
    public void Ask_OnAnotherPage_KnowsNothingOfTheLast()
    {
        browser.Ask("outcome", "correct");
        browser.Follow("http://localhost/cycles?kind=single");
        browser.Ask("kind", null);
        Assert.Equal("http://localhost/cycles", browser.Asked[^1]);
    }

    private sealed class SlowBrowser : NavigationManager
    {
        public SlowBrowser() => Initialize("http://localhost/", Page);

        public List<string> Asked { get; } = [];

        public void Follow(string address)
        {
            Uri = address;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
