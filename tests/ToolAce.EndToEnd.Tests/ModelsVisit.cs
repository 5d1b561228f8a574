using System.Diagnostics;
using System.Formats.Tar;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ToolAce.EndToEnd.Tests;

/// <summary>What a person does with the models of a finished smoke cycle: registers one, asks one, exports one, takes one home, loads it there.</summary>
internal sealed class ModelsVisit(IPage page, Uri server)
{
    private const float Export = 120_000; // milliseconds

    public async Task TakeHomeAsync(CancellationToken cancellationToken)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
        await RegisterAsync();
        await Browser.InspectAsync(page, "models");
        await page.GetByRole(AriaRole.Link, new() { Name = "smoke, iteration 1" }).ClickAsync();
        await AskAsync();
        var merged = page.Locator(".card", new() { HasText = "Merged model" });
        await merged.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Expect(merged.Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = Export });
        await Accessibility.CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Models", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "smoke, iteration 2" }).ClickAsync();
        var version = await page.Locator("dd").First.InnerTextAsync();
        var adapter = page.Locator(".card", new() { HasText = "LoRA adapter" });
        var link = adapter.GetByRole(AriaRole.Link, new() { Name = "Download" });
        var archive = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = await archive.PathAsync();
        await CompareResumedAsync(new Uri(server, await link.GetAttributeAsync("href")), await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        await TakeOneByOneAsync(await link.GetAttributeAsync("href") ?? "", cancellationToken);
        await adapter.Locator("summary").ClickAsync();
        await LoadAsync(file, version, await adapter.Locator("li").AllInnerTextsAsync(), cancellationToken);
    }

    private async Task RegisterAsync()
    {
        await page.GetByLabel("Folder on the server").FillAsync("/nowhere/at-all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no model folder at /nowhere/at-all");
        await page.GetByLabel("Folder on the server").FillAsync(Path.Combine(Browser.RepositoryRoot, "configs", "models", "tiny"));
        await page.GetByLabel("Name here").FillAsync("mine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^mine .*bfloat16") })).ToBeVisibleAsync();
    }

    private async Task AskAsync()
    {
        await page.GetByLabel("A question of the suites").SelectOptionAsync("irrelevance");
        await page.GetByLabel("A question of the suites").SelectOptionAsync("simple");
        await page.GetByLabel("Maximum tokens").FillAsync("32");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        foreach (var model in new[] { "Base", "Tuned" })
        {
            var answer = page.GetByRole(AriaRole.Region, new() { Name = model, Exact = true });
            await Expect(answer).ToContainTextAsync(new Regex("Plain words, no call|does not parse|its schema"), new() { Timeout = 60_000 });
            await Expect(answer).ToContainTextAsync(new Regex(@"\d+ tokens in, \d+ out"));
        }

        await Browser.InspectAsync(page, "model");
        await page.GetByLabel("Tools offered").FillAsync("[{]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The tools cannot be read");
    }

    /// <summary>A download that broke off goes on: two halves by HTTP ranges are the whole, and the tag holds them together.</summary>
    private async Task CompareResumedAsync(Uri address, byte[] whole, CancellationToken cancellationToken)
    {
        using var client = await SignedIn.ClientAsync(page, server);
        using var first = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 999) } }, cancellationToken);
        using var rest = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(1000, null), IfRange = new RangeConditionHeaderValue(first.Headers.ETag!) } };
        using var second = await client.SendAsync(rest, cancellationToken);
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (first.StatusCode, second.StatusCode));
        byte[] joined = [.. await first.Content.ReadAsByteArrayAsync(cancellationToken), .. await second.Content.ReadAsByteArrayAsync(cancellationToken)];
        Assert.Equal(whole, joined);
    }

    /// <summary>A file by itself, and nothing that is none of the export's.</summary>
    private async Task TakeOneByOneAsync(string archive, CancellationToken cancellationToken)
    {
        using var client = await SignedIn.ClientAsync(page, server);
        var folder = archive[..^".tar".Length];
        var config = JsonDocument.Parse(await client.GetStringAsync($"{folder}/adapter_config.json", cancellationToken)).RootElement;
        Assert.Equal("LORA", config.GetProperty("peft_type").GetString());
        foreach (var path in new[] { "/manifest.json", "/..%2fexports%2fvalue.json", "/..%2f..%2fstage.json", "%2f..%2fpeft/adapter_config.json", "x/adapter_config.json" })
        {
            using var answer = await client.GetAsync(folder + path, cancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>Unpacked by the system's own tar, its hashes are those the page shows, and the program answers with it under the version that the page shows.</summary>
    private static async Task LoadAsync(string archive, string version, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("toolace-e2e-adapter-").FullName;
        try
        {
            using (var tar = Process.Start("tar", ["-xf", archive, "-C", folder]))
            {
                await tar.WaitForExitAsync(cancellationToken);
                Assert.Equal(0, tar.ExitCode);
            }

            var adapter = Directory.GetDirectories(folder).Single();
            Assert.Equal(await EntriesAsync(archive, cancellationToken), Directory.GetFiles(adapter).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
            foreach (var file in files.Select(f => f.Split(' ')))
            {
                Assert.Equal(file[^1], Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(adapter, file[0]), cancellationToken))));
            }

            var (code, output, error) = await RunningServer.RunAsync(
                cancellationToken, "eval", "run", "--model", Path.Combine(Browser.RepositoryRoot, "configs", "models", "tiny"), "--adapter", adapter, "--categories", "simple", "--limit", "2", "--json");
            Assert.True(code == 0, error);
            Assert.Equal(version, JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement.GetProperty("model").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IEnumerable<string>> EntriesAsync(string archive, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using var stream = File.OpenRead(archive);
        await using var reader = new TarReader(stream);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            names.Add(Path.GetFileName(entry.Name));
        }

        return names.Order(StringComparer.Ordinal);
    }
}
