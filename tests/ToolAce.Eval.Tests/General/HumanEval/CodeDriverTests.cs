using System.Text.Json;
using ToolAce.Eval.General;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Tests.General.Isolation;

namespace ToolAce.Eval.Tests.General.HumanEval;

public sealed class CodeDriverTests
{
    private static readonly CodeItem Item = (CodeItem)HumanEvalTask.Load(OwnSamples.Data, limit: 1).Items[0];

    [Fact]
    public async Task RunAsync_PublishedSolutions_Pass()
    {
        var driver = new CodeDriver(await MachineIsolation.RequireAsync());
        var file = Path.Combine(OwnSamples.Data, "general", "humaneval", "HumanEval.jsonl");
        var solutions = File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("canonical_solution").GetString()!).ToList();
        foreach (var (item, solution) in HumanEvalTask.Load(OwnSamples.Data, limit: null).Items.Zip(solutions))
        {
            Assert.Equal(CodeResult.Passed, await driver.RunAsync((CodeItem)item, solution, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("    return n + 4\n", GeneralErrors.TestFailed)]
    [InlineData("    return n +\n", GeneralErrors.Syntax)]
    [InlineData("  return 2 * n\n", GeneralErrors.Syntax)]
    [InlineData("    return twoo * n\n", GeneralErrors.Raised)]
    [InlineData("    return twice(n)\n", GeneralErrors.Raised)]
    [InlineData("    return input()\n", GeneralErrors.Raised)]
    [InlineData("    raise SystemExit(0)\n", GeneralErrors.Raised)]
    [InlineData("    print('passed')\n    import os\n    os._exit(0)\n", GeneralErrors.Unfinished)]
    [InlineData("    import os\n    os.write(1, b'passed [\"passed\", \"\"]\\n')\n    os._exit(0)\n", GeneralErrors.Unfinished)]
    [InlineData("    while True:\n        pass\n", GeneralErrors.OutOfTime)]
    [InlineData("    return [0] * (8 << 30)\n", GeneralErrors.OutOfMemory)]
    [InlineData("    import os\n    while True:\n        os.write(1, b'x' * 999)\n", GeneralErrors.TooMuchOutput)]
    [InlineData("    import os\n    os.abort()\n", GeneralErrors.Crashed)]
    [InlineData("    return '\0'\n", GeneralErrors.Raised, GeneralErrors.Syntax)]
    [InlineData("    return '\ud800'\n", GeneralErrors.TestFailed)]
    public async Task RunAsync_AnAnswerThatDoesNotPass_SaysWhy(string completion, params string[] errors)
    {
        var driver = new CodeDriver(await MachineIsolation.RequireAsync(new IsolationLimits { ProcessorTime = TimeSpan.FromSeconds(1) }));
        Assert.Contains((await driver.RunAsync(Item, completion, TestContext.Current.CancellationToken)).ErrorType, errors);
    }

    [Fact]
    public async Task RunAsync_AMillionBrackets_IsARecordedOutcome()
    {
        var driver = new CodeDriver(await MachineIsolation.RequireAsync());
        var result = await driver.RunAsync(Item, $"    return {new string('(', 1_000_000)}", TestContext.Current.CancellationToken);
        Assert.Contains(result.ErrorType, new[] { GeneralErrors.Syntax, GeneralErrors.OutOfMemory, GeneralErrors.Crashed, GeneralErrors.Raised });
    }

    [Fact]
    public async Task RunAsync_MuchThatIsPrinted_DoesNotMatter()
    {
        var driver = new CodeDriver(await MachineIsolation.RequireAsync());
        var result = await driver.RunAsync(Item, "    print('x' * 1000000)\n    return 2 * n\n", TestContext.Current.CancellationToken);
        Assert.Equal(CodeResult.Passed, result);
    }
}
