namespace ToolAce.GpuChecks.Tests;

public sealed class CheckOptionsTests
{
    [Fact]
    public void Parse_OfALine_ReadsEveryOption()
    {
        var options = CheckOptions.Parse(["large", "--device", "cpu", "--rows", "1", "--recompute", "--mixed", "--dry-run", "--steps", "7", "--out", "a/b.json", "--data", "d"]);
        Assert.Equal(("large", 1, true, true, true, 7, "a/b.json", "d"), (options.Check, options.Rows, options.Recompute, options.Mixed, options.DryRun, options.Steps, options.Out, options.Data));
        Assert.StartsWith("cpu as asked", options.Device.Why);
    }

    [Theory]
    [InlineData("", "Say which check")]
    [InlineData("large --rows 0", "--rows wants a number above 0")]
    [InlineData("large --rows", "--rows wants a value")]
    [InlineData("large --device gpu", "There is no device 'gpu': say auto, cpu or cuda:N")]
    [InlineData("large --fast", "There is no option --fast")]
    public void Parse_OfABadLine_SaysWhatIsWrong(string line, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => CheckOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Message);
}
