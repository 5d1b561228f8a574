using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Endpoints: entered, tested against a real server, changed, removed; their keys never come back.</summary>
public sealed class SettingsTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Key = "sk-0123456789-very-secret";
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Endpoint_EnteredAndTested_KeepsItsKeyToItself()
    {
        using var endpoint = new PretendEndpoint();
        await using (var visit = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            var page = visit.Page;
            await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
            await Expect(page.GetByText("This home takes")).ToBeVisibleAsync();
            await EnterAsync(page, "not an address");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'not an address' is not an address of an endpoint");
            await EnterAsync(page, endpoint.Address);
            await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^local .*kept") })).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Key (empty")).ToHaveValueAsync("");

            endpoint.Answer = "<html>what do you want?</html>";
            await page.GetByRole(AriaRole.Button, new() { Name = "Test local" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("local does not work. It answered, but not as an OpenAI-compatible endpoint does");
            endpoint.Answer = """{"choices":[{"message":{"content":"ready"}}]}""";
            await page.GetByRole(AriaRole.Button, new() { Name = "Test local" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex(@"local works\. It answered in \d+\.\d s: ready"));
            Assert.Equal($"Bearer {Key}", endpoint.Authorization);
            await Browser.InspectAsync(page, "settings");
            Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);

            await page.GetByRole(AriaRole.Button, new() { Name = "Change local" }).ClickAsync();
            await Expect(page.GetByLabel("Address, up to")).ToHaveValueAsync(endpoint.Address);
            await Expect(page.GetByLabel("Key (empty")).ToHaveValueAsync("");
            await visit.GotoAsync("launch");
            await page.GetByLabel("Agents").SelectOptionAsync("local");
            await Expect(page.GetByLabel("Config")).ToHaveValueAsync(new Regex($"address: {Regex.Escape(endpoint.Address)}"));
            Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);
        }

        Assert.All(Directory.GetFiles(home, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(Key, File.ReadAllText(f), StringComparison.Ordinal));
        await using (var again = await SignedIn.StartAsync(browser, home, Token, complaints))
        {
            await again.GotoAsync("settings");
            await again.Page.GetByRole(AriaRole.Button, new() { Name = "Remove local" }).ClickAsync();
            await again.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
            await Expect(again.Page.GetByRole(AriaRole.Button, new() { Name = "Remove local" })).ToHaveCountAsync(0);
        }

        Assert.Empty(complaints);
    }

    private static async Task EnterAsync(IPage page, string address)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("local");
        await page.GetByLabel("Address, up to").FillAsync(address);
        await page.GetByLabel("Model", new() { Exact = true }).FillAsync("pretend");
        await page.GetByLabel("Key (empty").FillAsync(Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    /// <summary>An HTTP server that says what it is told to.</summary>
    private sealed class PretendEndpoint : IDisposable
    {
        private readonly HttpListener listener = new();

        public PretendEndpoint()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/v1";
            free.Stop();
            listener.Prefixes.Add($"{Address}/");
            listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public string Answer { get; set; } = "";

        public string? Authorization { get; private set; }

        public void Dispose() => listener.Close();

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                Authorization = context.Request.Headers["Authorization"];
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer), Token);
                context.Response.Close();
            }
        }
    }
}
