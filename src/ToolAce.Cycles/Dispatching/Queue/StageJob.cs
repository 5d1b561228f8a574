using Quartz;

namespace ToolAce.Cycles.Dispatching.Queue;

/// <summary>A Quartz job: one attempt at one stage. What may pass is thrown, so that Quartz's retry policy fires it again.</summary>
internal sealed class StageJob(StageRunner runner) : IJob
{
    public const string TicketKey = "ticket";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(TicketKey) ?? throw new InvalidOperationException("a stage job without a ticket");
        if (await runner.AttemptAsync(name, cancellationToken) is { } retry)
        {
            throw new JobExecutionException(retry);
        }
    }
}
