using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts;

namespace ToolAce.Verification.Tests;

/// <summary>
/// The public sample of ToolACE, written by a language model: verification must cope with its long, many-turned dialogs. The copy has real defects
/// (names cut off at a blank, values of the wrong type), so not all of it may pass.
/// </summary>
public sealed class PublicToolAceTests
{
    [Fact]
    public async Task VerifyAsync_PublicSample_FindsItsDefectsAndLittleElse()
    {
        var dialogs = Rows().ToList();
        var options = new VerificationOptions { Limits = new VerificationLimits { OpenFinalCalls = true } };

        var verdicts = await new DialogVerifier(ScriptedExperts.All()).VerifyAsync(dialogs, options, null, TestContext.Current.CancellationToken);

        int Found(string check) => verdicts.Count(v => v.Verdicts.Any(x => x.Check == check && x.Outcome == VerdictOutcome.Rejected));
        Assert.Equal(dialogs.Count, verdicts.Count);
        Assert.Equal(0, Found("r07-length") + Found("r08-characters") + Found("r09-one-language") + Found("r13-role-order"));
        Assert.InRange(Found("r03-name-in-tools"), 25, 40);
        Assert.InRange(Found("r10-complete"), 0, 2);
        Assert.InRange(verdicts.Count(v => v.Verdicts.Any(x => x.Check == DialogVerifier.RulesCheck)), 50, 70);
        Assert.InRange(Found("expert-hallucination"), 0, 20);
        Assert.InRange(Found("expert-consistency"), 0, 5);
        Assert.Equal(0, Found("expert-tool-response"));
    }

    private static IEnumerable<Dialog> Rows()
    {
        var file = Path.Combine(DataFolder(), "toolace-public-100.jsonl");
        Assert.SkipUnless(File.Exists(file), "no public ToolACE sample: set TOOLACE_DATA to the folder that holds toolace-public-100.jsonl");
        return File.ReadLines(file).Select((line, i) => Row($"row-{i + 1}", JsonSerializer.Deserialize<JsonElement>(line)));
    }

    private static string DataFolder([CallerFilePath] string source = "")
    {
        if (Environment.GetEnvironmentVariable("TOOLACE_DATA") is { Length: > 0 } set)
        {
            return set;
        }

        var folder = Directory.GetParent(source);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? ".", "shared", "data");
    }

    private static Dialog Row(string id, JsonElement row)
    {
        var system = row.GetProperty("system").GetString()!;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(system[system.IndexOf("[{\"name\"", StringComparison.Ordinal)..]));
        using var tools = JsonDocument.ParseValue(ref reader);
        return new Dialog(
            id,
            DialogKind.Single,
            "public",
            [.. tools.RootElement.EnumerateArray().Select(Tool)],
            [.. row.GetProperty("conversations").EnumerateArray().Select(t => new Turn(Enum.Parse<Role>(t.GetProperty("from").GetString()!, ignoreCase: true), t.GetProperty("value").GetString()!))]);
    }

    private static ApiDefinition Tool(JsonElement tool) => new(
        tool.GetProperty("name").GetString()!,
        tool.GetProperty("description").GetString()!,
        tool.GetProperty("parameters").Deserialize<Schema>(CoreJson.Options)!);
}
