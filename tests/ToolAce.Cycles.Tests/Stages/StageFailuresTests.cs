using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Stages.Hosting;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Files;

namespace ToolAce.Cycles.Tests.Stages;

public sealed class StageFailuresTests
{
    public static TheoryData<Exception, AttemptEnd> Cases => new()
    {
        { new CycleConfigException("c", []), AttemptEnd.BadInput },
        { new FileNotFoundException("x"), AttemptEnd.BadInput },
        { new HttpRequestException("x"), AttemptEnd.Transient },
        { new TimeoutException("x"), AttemptEnd.Transient },
        { new EndpointException(EndpointFailure.Overloaded, "x"), AttemptEnd.Transient },
        { new EndpointException(EndpointFailure.Permanent, "x"), AttemptEnd.BadInput },
        { new BudgetSpentException("x"), AttemptEnd.Failed },
        { new IOException("x"), AttemptEnd.Transient },
        { new AggregateException(new TimeoutException("x")), AttemptEnd.Transient },
        { new DiskFullException("/", new IOException("x")), AttemptEnd.Failed },
        { new CorruptArtifactException("f", "part", "a", "b"), AttemptEnd.Failed },
        { new InvalidOperationException("x"), AttemptEnd.Failed },
        { new OperationCanceledException("x"), AttemptEnd.Failed },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Explain_Failure_TellsWhetherTryingAgainHelps(Exception failure, AttemptEnd end) => Assert.Equal(end, StageFailures.Explain(failure, stopping: false).End);

    [Theory]
    [InlineData(false, "agents.budgetTokens")]
    [InlineData(true, "agents.budgetMoney")]
    public void Explain_SpentBudget_NamesTheKeyToRaise(bool ofMoney, string key)
    {
        var message = StageFailures.Explain(new BudgetSpentException("All spent.") { OfMoney = ofMoney }, stopping: false).Message;
        Assert.Contains($"The key is {key}; answers that are there are not paid for again.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB", "Memory ran out (CUDA out of memory. Tried to allocate 2.00 GiB)")]
    [InlineData("DefaultCPUAllocator: can't allocate memory: you tried to allocate 7 bytes.\nat x", "you tried to allocate 7 bytes.). To need less: set model.precision")]
    public void Explain_LibtorchRunsOutOfMemory_SaysWhatToLower(string said, string expected)
    {
        var outcome = StageFailures.Explain(new NativeError(said), stopping: false);
        Assert.Equal(AttemptEnd.Failed, outcome.End);
        Assert.Contains(expected, outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_CancelledOnRequest_IsStopped() => Assert.Equal(AttemptEnd.Stopped, StageFailures.Explain(new OperationCanceledException(), stopping: true).End);

    /// <summary>What comes out of libtorch.</summary>
    private sealed class NativeError(string message) : System.Runtime.InteropServices.ExternalException(message);
}
