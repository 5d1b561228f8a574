using System.Reflection;
using Microsoft.Playwright;

namespace ToolAce.EndToEnd.Tests;

/// <summary>The system's Chromium, one for all tests; each takes a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const int Width = 1280; // pixels, as all below
    private const int Height = 900;
    private const int PhoneWidth = 390;
    private const float Patience = 20_000; // ms: a server's first page beside a dozen other programs on two cores takes longer than the usual 5 s

    // A picture that goes into the repository names no folder of the machine it was taken on.
    private const string HidePlaces =
        """
        places => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            for (const place of places) {
              if (texts.currentNode.nodeValue.includes(place)) texts.currentNode.nodeValue = texts.currentNode.nodeValue.replaceAll(place, "…");
            }
          }
          for (const field of document.querySelectorAll("input, textarea")) {
            for (const place of places) {
              if (field.value.includes(place)) field.value = field.value.replaceAll(place, "…");
            }
          }
        }
        """;

    private IPlaywright? driver;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        driver = await Playwright.CreateAsync();
        chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable(), Args = ["--no-sandbox"] });
    }

    /// <summary>A page in a fresh profile; anything a page complains of on its console fails the test that looks at <paramref name="complaints"/>.</summary>
    public async Task<IPage> OpenAsync(List<string> complaints, ColorScheme colours = ColorScheme.Light)
    {
        var context = await chromium!.NewContextAsync(new BrowserNewContextOptions { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = Width, Height = Height } });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        return page;
    }

    public static string[] Themes { get; } = ["light", "dark"];

    public static string RepositoryRoot { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Shows a page in a theme.</summary>
    public static Task ShowAsync(IPage page, string theme) =>
        page.EvaluateAsync("theme => { document.documentElement.dataset.bsTheme = theme; document.dispatchEvent(new Event('themechange')); }", theme);

    /// <summary>
    /// Looks a page over for people who cannot see it and people who hold a phone, and for <c>docs/screens</c> where TOOLACE_SCREENS=1 (a test run leaves the checkout as
    /// it was).
    /// </summary>
    public static async Task InspectAsync(IPage page, string name)
    {
        await Accessibility.CheckAsync(page);
        await page.SetViewportSizeAsync(PhoneWidth, 844);
        await page.WaitForFunctionAsync("width => document.documentElement.scrollWidth <= width", PhoneWidth, new() { Timeout = 5000 }); // charts follow a little later
        await page.SetViewportSizeAsync(Width, Height);
        if (Environment.GetEnvironmentVariable("TOOLACE_SCREENS") != "1")
        {
            return;
        }

        await page.EvaluateAsync(HidePlaces, new[] { RepositoryRoot.TrimEnd('/'), Path.GetTempPath().TrimEnd('/') });
        foreach (var theme in Themes)
        {
            await ShowAsync(page, theme);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RepositoryRoot, "docs", "screens", $"{name}-{theme}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await chromium!.DisposeAsync();
        driver!.Dispose();
    }

    private static string Executable() => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is missing: ./toolace test installs it, or apt-get install chromium");
}
