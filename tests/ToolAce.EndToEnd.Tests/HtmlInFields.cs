using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Fills every text field of a page with HTML and a script: it has to be shown as text, wherever it comes out again.</summary>
internal static class HtmlInFields
{
    public const string Html = "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>\"'>";

    /// <summary>Waits until they are all there, fills them, presses what submits them, and looks for what should not have happened.</summary>
    public static async Task CheckAsync(IPage page, int count)
    {
        var fields = page.Locator("main input[type=text], main input:not([type]), main input[type=password], main textarea");
        await Expect(fields).ToHaveCountAsync(count);
        for (var i = 0; i < count; i++)
        {
            await fields.Nth(i).FillAsync(Html);
            await fields.Nth(i).BlurAsync();
        }

        foreach (var button in await page.Locator("main button[type=submit]").AllAsync())
        {
            await button.ClickAsync();
        }

        await page.WaitForTimeoutAsync(500);
        Assert.DoesNotContain("broken in", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main img").CountAsync());
    }
}
