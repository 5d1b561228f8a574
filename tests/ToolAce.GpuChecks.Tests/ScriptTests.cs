using System.Text.Json;

namespace ToolAce.GpuChecks.Tests;

public sealed class ScriptTests
{
    private const string Parts = "goldens,cycle,large,verdict";

    [Fact]
    public async Task Check_OfADryRun_DoesEveryPartAndItsFiguresHold()
    {
        using var scripts = new Scripts();
        var (code, stdout, stderr) = await scripts.PublishAsync("64");
        Assert.True(code == 0, stderr);
        Assert.Contains("archive ", stdout);

        // Without Python's torch the shim of this build stands in for one compiled there, and parts that are written in Python are left out.
        var python = (await Scripts.TryAsync("/usr/bin/python3", "-c", "import torch.utils.cpp_extension")).Code == 0;
        if (!python)
        {
            File.Copy(Path.Combine(Scripts.Program, "libtoolace_torch.so"), Path.Combine(scripts.Bundle, "program/libtoolace_torch.so"));
        }

        (code, stdout, stderr) = await scripts.CheckAsync("--dry-run", "--parts", python ? $"shim,schemas,{Parts.Replace("verdict", "peer,verdict")}" : Parts);

        Assert.True(code == 0, stdout + stderr);
        var goldens = Report(scripts, "goldens");
        Assert.Equal(2 * scripts.GoldensInTheCheckout, goldens.GetProperty("families").GetArrayLength());
        Assert.True(goldens.GetProperty("holds").GetBoolean(), goldens.ToString());
        Assert.True(Report(scripts, "cycle").GetProperty("holds").GetBoolean(), Report(scripts, "cycle").ToString());
        foreach (var name in new[] { "large-2x4096", "large-1x4096-recompute", "large-mixed" })
        {
            var large = Report(scripts, name);
            Assert.True(large.GetProperty("tokensPerSecond").GetDouble() > 0 && large.GetProperty("peakBytes").GetInt64() > 0, large.ToString());
        }

        Assert.Equal(4 * 128 * sizeof(int), new FileInfo(Path.Combine(scripts.Results, "tokens.bin")).Length);
        Assert.True(Report(scripts, "verdict").GetProperty("dryRun").GetBoolean());
        if (python)
        {
            Assert.Contains("aten::mm(Tensor self, Tensor mat2) -> Tensor", File.ReadAllText(Path.Combine(scripts.Results, "schemas.txt")));
            Assert.True(Report(scripts, "peer").TryGetProperty("runs", out _) || Report(scripts, "peer").TryGetProperty("skipped", out _));
        }
    }

    [Fact]
    public async Task Check_OfAnUnknownPart_AnswersTwo()
    {
        using var scripts = new Scripts();
        await scripts.PublishAsync("64");
        var (code, _, stderr) = await scripts.CheckAsync("--parts", "nothing");
        Assert.Equal((2, true), (code, stderr.Contains("no part nothing")));
    }

    [Fact]
    public async Task Publish_OverTheLimit_Refuses()
    {
        using var scripts = new Scripts();
        var (code, _, stderr) = await scripts.PublishAsync("1");
        Assert.Equal(1, code);
        Assert.Contains("too much to travel", stderr);
    }

    [Theory]
    [InlineData(16000, 70e9, 25e9, 0, null)]
    [InlineData(9500, 70e9, 25e9, 0, "short  tokens/s, aim 15400")]
    [InlineData(8999, 70e9, 25e9, 1, "FAILS  tokens/s, floor 9000")]
    [InlineData(16000, 76e9, 25e9, 1, "FAILS  peak memory, 2x4096 without recompute")]
    [InlineData(16000, 70e9, 31e9, 1, "FAILS  peak memory, 1x4096 with it")]
    public async Task Verdict_OfReports_SaysWhichFiguresHold(double rate, double plain, double recompute, int wanted, string? line)
    {
        using var scripts = new Scripts();
        Write(scripts, "large-2x4096", new { tokensPerSecond = rate, peakBytes = plain, mfu = 0.4, best = new { source = "a data sheet" } });
        Write(scripts, "large-1x4096-recompute", new { tokensPerSecond = rate * 0.8, peakBytes = recompute });
        Write(scripts, "peer", new { runs = new[] { new { name = "2x4096", tokensPerSecond = 5000.0 } } });
        var (code, stdout, stderr) = await scripts.VerdictAsync();
        Assert.True(code == wanted, stdout + stderr);
        Assert.Contains(line ?? "holds  tokens/s, aim 15400", stdout);
        Assert.Contains("not measured", stdout);
    }

    private static JsonElement Report(Scripts scripts, string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(scripts.Results, name + ".json"))).RootElement;

    private static void Write(Scripts scripts, string name, object report)
    {
        Directory.CreateDirectory(scripts.Results);
        File.WriteAllText(Path.Combine(scripts.Results, name + ".json"), JsonSerializer.Serialize(report));
    }
}
