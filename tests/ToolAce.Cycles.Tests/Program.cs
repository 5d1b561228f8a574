using ToolAce.Cycles.Prompting;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Hosting;
using ToolAce.Cycles.Tests.Dispatching;
using Xunit.Runner.InProc.SystemConsole;

namespace ToolAce.Cycles.Tests;

/// <summary>
/// The test program is its own stage child (<c>stage --folder FOLDER</c> runs one of <see cref="PlainStage"/>,
/// or a real one over <see cref="PretendLearner"/>) a model to be asked (<c>prompt</c>), and a dispatcher to be killed (<c>dispatch ROOT BEHAVIOUR</c>).
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["stage", "--folder", var folder]:
                var real = Environment.GetEnvironmentVariable("TEST_STAGES") == "real";
                return await new StageHost(real ? StageSet.Create(new PretendLearner(), TimeProvider.System) : PlainStage.All, TimeProvider.System)
                    .RunAsync(folder, CancellationToken.None);
            case ["prompt"]:
                using (var prompts = new PromptHost(new PretendLearner()))
                {
                    await prompts.RunAsync(Console.In, Console.Out, CancellationToken.None);
                    return 0;
                }

            case ["dispatch", var root, var behaviour]:
                await using (var home = new TestHome(root))
                {
                    await home.RunAsync(behaviour, CancellationToken.None);
                    return 0;
                }

            default:
                return await ConsoleRunner.Run(args);
        }
    }
}
