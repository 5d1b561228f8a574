using ToolAce.Cycles.Dispatching.Children;

namespace ToolAce.Cycles.Tests.Dispatching;

/// <summary>A stage's child as a shell script; its folder is the working folder.</summary>
internal static class ScriptedChild
{
    public const string Done = """echo '{"end":"done"}' >outcome.json""";

    public static StageCommand Command(string script) => new("sh", ["-c", $"echo started >>starts; {script}", "child"]);

    public static int Starts(AttemptFolder folder) => File.ReadAllLines(Path.Combine(folder.Path, "starts")).Length;

    public static ChildSupervisor Supervisor(string script, TimeSpan? silence = null, TimeSpan? grace = null) => new(
        Command(script),
        new SupervisionOptions { Grace = grace ?? TimeSpan.FromMilliseconds(400), Silence = silence ?? TimeSpan.FromSeconds(20), Poll = TimeSpan.FromMilliseconds(20) },
        TimeProvider.System);

    public static async Task Until(Func<bool> condition)
    {
        for (var left = 6000; !condition(); left--)
        {
            Assert.True(left > 0, "waited two minutes in vain");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
