using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Dispatching.Queue;

/// <summary>
/// The only queue: Quartz over an SQLite file of its own. One scheduler a home; the ledger is the history, so jobs that a dead process left behind are dropped and
/// queued anew by their cycles.
/// </summary>
internal sealed class StageQueue : IAsyncDisposable
{
    private const string Group = "stages";
    private const string Machine = "machine";
    private readonly IScheduler scheduler;
    private readonly StageRunner runner;
    private readonly RetryPolicy retries;

    private StageQueue(IScheduler scheduler, StageRunner runner, RetryPolicy retries) => (this.scheduler, this.runner, this.retries) = (scheduler, runner, retries);

    public static async Task<StageQueue> StartAsync(HomeLayout home, StageRunner runner, DispatcherOptions options, CancellationToken cancellationToken)
    {
        var file = Path.Combine(home.Root, "queue.db");
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var built = await QuartzSchedulerBuilder.Create(q =>
        {
            q.Services.AddSingleton(runner);
            q.ConfigureScheduler(o => o.InstanceName = Name(home))
                .UseDefaultThreadPool(maxConcurrency: options.StagesAtOnce + 1)
                .UseExecutionLimits(l => l.ForGroup(Machine, options.StagesAtOnce))
                .UsePersistentStore(s =>
                {
                    s.UseSqlite(SqliteFactory.Instance, connection);
                    s.ProvisionSchema();
                });
        }).BuildScheduler(cancellationToken);
        await built.DeleteJobs(GroupMatcher<JobKey>.GroupEquals(Group), cancellationToken);
        await built.Start(cancellationToken);
        return new StageQueue(built, runner, options.RetryDelays.Count == 0 ? RetryPolicy.None : RetryPolicy.Explicit(options.RetryDelays));
    }

    /// <summary>Queues a stage and waits until it is settled.</summary>
    public async Task<Children.AttemptOutcome> RunAsync(StageTicket ticket, int priority)
    {
        runner.Add(ticket);
        try
        {
            // Kept in the queue's file until it is settled: Quartz removes a job with its last trigger.
            var job = JobBuilder.Create<StageJob>().WithIdentity(ticket.Name, Group).UsingJobData(StageJob.TicketKey, ticket.Name).Build();
            var trigger = TriggerBuilder.Create()
                .WithIdentity(ticket.Name, Group)
                .ForJob(job)
                .StartNow()
                .WithPriority(priority)
                .WithExecutionGroup(Machine)
                .WithRetryPolicy(retries)
                .Build();
            await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, CancellationToken.None);
            return await ticket.Finished.Task;
        }
        finally
        {
            runner.Remove(ticket);
        }
    }

    // One process may serve several homes, and Quartz wants a name for each; the same home keeps its name.
    private static string Name(HomeLayout home) => $"toolace-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home.Root)))[..12]}";

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        await scheduler.DisposeAsync();
    }
}
