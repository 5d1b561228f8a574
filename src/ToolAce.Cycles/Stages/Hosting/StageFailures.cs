using System.Net.Sockets;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Prompts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Eval.Suites;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Files;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Stages.Hosting;

/// <summary>Tells what trying again can help from what it cannot.</summary>
internal static class StageFailures
{
    public static AttemptOutcome Explain(Exception failure, bool stopping) => failure switch
    {
        OperationCanceledException when stopping => new(AttemptEnd.Stopped, "stopped on request; it goes on after its last whole part"),
        AggregateException { InnerExceptions: [var only] } => Explain(only, stopping),
        BudgetSpentException spent => new(
            AttemptEnd.Failed,
            $"{spent.Message} The key is agents.{(spent.OfMoney ? "budgetMoney" : "budgetTokens")}; answers that are there are not paid for again.",
            failure.ToString()),
        EndpointException { CanRetry: true } => Of(AttemptEnd.Transient, failure),
        EndpointException => Of(AttemptEnd.BadInput, failure),
        CycleConfigException or PromptException or SuiteException or FileNotFoundException or DirectoryNotFoundException => Of(AttemptEnd.BadInput, failure),
        ArtifactException or DiskFullException => Of(AttemptEnd.Failed, failure),
        HttpRequestException or TimeoutException or SocketException or IOException => Of(AttemptEnd.Transient, failure),
        TrainingRefusedException => Of(AttemptEnd.Failed, failure), // it has explained itself
        _ when OutOfMemory.Is(failure) => new(AttemptEnd.Failed, OutOfMemory.Explain(failure), failure.ToString()),
        _ => Of(AttemptEnd.Failed, failure),
    };

    private static AttemptOutcome Of(AttemptEnd end, Exception failure) => new(end, failure.Message, failure.ToString());
}
