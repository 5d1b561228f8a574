using ToolAce.Agents.Budgets;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Agents;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>Language models at work for one run of a verb: gathered when they are first needed, their bill beside the run's file.</summary>
/// <param name="team">Who they are.</param>
/// <param name="target">The file that the run makes, absolute; null where it makes none, and keeps no bill.</param>
internal sealed class AgentSession(AgentTeam team, string? target) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly string? _bill = target is null ? null : target + ".agents.jsonl";
    private Workshop? _workshop;

    public AgentTeam Team => team;

    /// <summary>Everyone; not to be asked for by two threads at once.</summary>
    public Workshop Workshop => _workshop ??= team.Open(_bill);

    /// <summary>What was asked and charged, earlier runs for the same file included; null where nobody was needed.</summary>
    public UsageTotals? Spent => _workshop?.Spent;

    /// <summary>Keeps what was asked so far behind the counts of a progress bar, until it is disposed.</summary>
    public IDisposable Watch(ProgressDisplay progress) => new Timer(
        _ =>
        {
            progress.Detail = Spent is { } spent ? Said(spent) : null;
            progress.Refresh();
        },
        state: null,
        Tick,
        Tick);

    /// <summary>Does the work, and says what to do about it where it ends for the agents' sake.</summary>
    /// <exception cref="StoppedException">The budget is spent; the run can go on.</exception>
    /// <exception cref="UsageException">The endpoint refuses what it is asked.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (BudgetSpentException spent)
        {
            var option = spent.OfMoney ? "--budget-money" : "--budget-tokens";
            throw new StoppedException($"{spent.Message} The same command with a higher {option} goes on; answers that are there are not paid for again{(_bill is null ? "" : $", and the bill is {_bill}")}.");
        }
        catch (EndpointException refused) when (!refused.CanRetry)
        {
            throw new UsageException(refused.Message, Mend);
        }
        catch (EndpointException absent)
        {
            throw new EndpointException(absent.Failure, $"{absent.Message} {Mend} What is done is kept: the same command goes on.");
        }
        catch (UnusableDocumentException unread)
        {
            throw new UnusableAnswersException($"The documents could not be analysed. {unread.Message} {Mend}");
        }
    }

    /// <summary>What the agents did, for people.</summary>
    public void Describe(Output output)
    {
        if (Spent is { } spent)
        {
            output.Line($"The agents: {Said(spent)}{(_bill is null ? "" : $"; the bill is {_bill}")}");
        }
    }

    public void Dispose() => _workshop?.Dispose();

    private string Mend => team.Checkpoint is { } folder
        ? $"The model is the checkpoint {folder} (--model)."
        : $"The address is {team.Config.Agents.Address} (--address), the model {team.Config.Agents.Model} (--model); the key is read from the environment variable {team.Config.Agents.KeyVariable} (--key-variable), else from the endpoints kept in {team.Home.Root}.";

    private static string Said(UsageTotals spent)
    {
        var parts = new List<string> { $"{spent.Requests:N0} requests" };
        if (spent.Failures > 0)
        {
            parts.Add($"{spent.Failures:N0} failed");
        }

        parts.Add($"{spent.CacheHits:N0} answers known already");
        parts.Add($"{spent.PromptTokens:N0} + {spent.AnswerTokens:N0} tokens");
        if (spent.EstimatedTokens > 0)
        {
            parts.Add($"about {spent.EstimatedTokens:N0} more that the endpoint did not count");
        }

        if (spent.Cost + spent.EstimatedCost is var cost and > 0)
        {
            parts.Add(FormattableString.Invariant($"cost {(spent.EstimatedCost > 0 ? "about " : "")}{cost:0.####}"));
        }

        return string.Join(", ", parts);
    }
}
