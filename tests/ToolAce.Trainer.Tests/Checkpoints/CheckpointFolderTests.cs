using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Checkpoints;

public sealed class CheckpointFolderTests : IDisposable
{
    private static readonly RunFacts Facts = new(new Dictionary<string, string> { ["seed"] = "1" }, new Dictionary<string, string> { ["device"] = "CPU" });

    private readonly string folder = Directory.CreateTempSubdirectory("toolace-checkpoints").FullName;
    private readonly Tensor value = zeros(300);
    private readonly List<string> log = [];

    [Theory]
    [InlineData("state.safetensors", "cut")]
    [InlineData("state.safetensors", "missing")]
    [InlineData("state.safetensors", "empty")]
    [InlineData("run.json", "cut")]
    [InlineData("run.json", "missing")]
    [InlineData("run.json", "empty")]
    [InlineData("manifest.sha256", "cut")]
    [InlineData("manifest.sha256", "missing")]
    [InlineData("manifest.sha256", "empty")]
    public void Restore_AFileDamaged_UsesTheOneBeforeAndSaysSo(string file, string damage)
    {
        SaveTwo();
        var path = Path.Combine(folder, "step-000002", file);
        switch (damage)
        {
            case "missing":
                File.Delete(path);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            default:
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..^7]);
                break;
        }

        AssertTheFirstIsUsed();
    }

    [Theory]
    [InlineData("state.safetensors")]
    [InlineData("run.json")]
    [InlineData("manifest.sha256")]
    public void Restore_AnyByteFlipped_UsesTheOneBeforeAndSaysSo(string file)
    {
        SaveTwo();
        var path = Path.Combine(folder, "step-000002", file);
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 40))
        {
            var flipped = whole.ToArray();
            flipped[at] ^= 1;
            File.WriteAllBytes(path, flipped);

            AssertTheFirstIsUsed();
        }

        File.WriteAllBytes(path, whole);
        Assert.Equal(2, Restore().Steps.Count);
    }

    [Fact]
    public void Restore_AllDamaged_BeginsAnewAndSaysSo()
    {
        SaveTwo();
        foreach (var file in Directory.GetFiles(folder, "*.safetensors", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        Assert.Empty(Restore().Steps);
        Assert.Equal(2, log.Count(l => l.Contains("damaged", StringComparison.Ordinal)));
    }

    [Fact]
    public void Restore_HalfWritten_IsNotLookedAt()
    {
        SaveTwo();
        Directory.Move(Path.Combine(folder, "step-000002"), Path.Combine(folder, "step-000002.partial"));

        Assert.Single(Restore().Steps);
        Assert.DoesNotContain(log, l => l.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void Restore_TensorsOfAnotherShape_AreOfAnotherRun()
    {
        SaveTwo();
        using var other = zeros(301);

        var problem = Assert.Throws<TrainingRefusedException>(() => new CheckpointFolder(folder).Restore([("x", other)], Facts, log.Add));

        Assert.Contains("[301]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_OtherFacts_NamesThem()
    {
        SaveTwo();
        var other = new RunFacts(new Dictionary<string, string> { ["seed"] = "2" }, Facts.Layout);

        var problem = Assert.Throws<TrainingRefusedException>(() => new CheckpointFolder(folder).Restore([("x", value)], other, log.Add));

        Assert.Contains("seed was 1 and is 2", problem.Message, StringComparison.Ordinal);
        Assert.Contains(folder, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_DiskFull_SaysSoAndKeepsTheOneBefore()
    {
        SaveTwo();
        var full = new CheckpointFolder(folder) { Reached = stage => FillDisk(stage) };
        // The kernel's own refusal: whatever is written to /dev/full fails as on a full disk.
        void FillDisk(string stage)
        {
            if (stage == "write")
            {
                File.CreateSymbolicLink(Path.Combine(folder, "step-000003.partial", "run.json"), "/dev/full");
            }
        }

        var problem = Assert.Throws<TrainingRefusedException>(() => Save(full, 3));

        Assert.Contains("No space left", problem.Message, StringComparison.Ordinal);
        Assert.Contains("step-000002 is kept", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, Restore().Steps.Count);
        Save(new CheckpointFolder(folder), 3);
        Assert.Equal(["step-000002", "step-000003"], Names());
    }

    [Fact]
    public void Save_WhereADamagedOneLies_TakesItsPlace()
    {
        SaveTwo();
        File.WriteAllText(Path.Combine(folder, "step-000002", "run.json"), "{");

        Save(new CheckpointFolder(folder), 2);

        Assert.Equal(2, Restore().Steps.Count);
        Assert.Equal(["step-000001", "step-000002"], Names());
    }

    [Fact]
    public void Save_AfterADamagedOneWasPassedOver_KeepsTwoSoundOnes()
    {
        Save(new CheckpointFolder(folder), 1);
        Save(new CheckpointFolder(folder), 9);
        Damage(9);
        var resumed = new CheckpointFolder(folder);
        Assert.Single(resumed.Restore([("x", value)], Facts, log.Add).Steps);
        Save(resumed, 2);
        Assert.Equal(["step-000001", "step-000002"], Names());
        Save(resumed, 3);
        Damage(3);

        Assert.Equal(2, Restore().Steps.Count);
    }

    [Fact]
    public void Save_ADamagedOneWrittenAgain_CountsAsSound()
    {
        SaveTwo();
        Damage(2);
        var resumed = new CheckpointFolder(folder);
        resumed.Restore([("x", value)], Facts, log.Add);
        Save(resumed, 2);
        Save(resumed, 3);

        Assert.Equal(["step-000002", "step-000003"], Names());
    }

    [Fact]
    public void Save_ManyTimes_KeepsTheNewestTwoAndTheBest()
    {
        for (var step = 1; step <= 9; step++)
        {
            Save(new CheckpointFolder(folder), step, best: step < 4 ? step : 4);
        }

        Assert.Equal(["step-000004", "step-000008", "step-000009"], Names());
    }

    [Fact]
    public void TryRead_OfAnAbsentOrDamagedStep_IsFalse()
    {
        SaveTwo();
        var checkpoints = new CheckpointFolder(folder);
        Assert.True(checkpoints.TryRead(1, [("x", value)], log.Add));
        Assert.Equal(1, value[7].item<float>());
        File.Delete(Path.Combine(folder, "step-000001", "run.json"));

        Assert.False(checkpoints.TryRead(1, [("x", value)], log.Add));
        Assert.False(checkpoints.TryRead(5, [("x", value)], log.Add));
    }

    public void Dispose()
    {
        value.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void SaveTwo()
    {
        Save(new CheckpointFolder(folder), 1);
        Save(new CheckpointFolder(folder), 2);
    }

    private void Damage(int step) => File.WriteAllText(Path.Combine(folder, $"step-{step:D6}", "state.safetensors"), "cut");

    private void Save(CheckpointFolder checkpoints, int step, int best = 0)
    {
        value.fill_(step);
        checkpoints.Save([("x", value)], new TrainingState(Facts, [.. Enumerable.Range(1, step).Select(s => new StepRecord(s, 0.5, 1e-3, 1, 10, 20))], [], best));
    }

    private TrainingState Restore() => new CheckpointFolder(folder).Restore([("x", value)], Facts, log.Add);

    private void AssertTheFirstIsUsed()
    {
        log.Clear();
        value.fill_(-1);

        Assert.Single(Restore().Steps);

        Assert.Equal(Enumerable.Repeat(1f, 300), value.data<float>().ToArray());
        Assert.Contains(log, l => l.Contains("step-000002", StringComparison.Ordinal) && l.Contains("damaged", StringComparison.Ordinal));
        Assert.Contains(log, l => l.Contains("after step 1 from", StringComparison.Ordinal));
    }

    private List<string> Names() => [.. Directory.GetFileSystemEntries(folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
}
