using System.Diagnostics;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>Counts what is asked and paid for, by content, and when. Thread-safe.</summary>
internal sealed class EndpointAccounts(int slots)
{
    /// <summary>An answer sent so shortly before a kill may not have been written down by the one who was killed; so shortly after it, nobody was there.</summary>
    private const double Around = 0.5;
    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Dictionary<string, QuestionAccount> questions = [];
    private readonly List<EndpointTick> ticks = [];
    private readonly HashSet<string> open = [];
    private HashSet<string> openAtKill = [];
    private double? killed;
    private int inFlight;
    private int mostInFlight;
    private int tooMany;
    private int overSlots;
    private int faults;

    /// <summary>A request came; tells how often this question was asked before, and whether a slot is free for it.</summary>
    public (int Before, bool Admitted) Asked(string question)
    {
        lock (gate)
        {
            var account = questions.TryGetValue(question, out var known) ? known : questions[question] = new QuestionAccount();
            var before = account.Asked++;
            var admitted = inFlight < slots;
            inFlight += admitted ? 1 : 0;
            mostInFlight = Math.Max(mostInFlight, inFlight);
            if (admitted)
            {
                open.Add(question);
            }

            Tick(t => t with { NewQuestions = t.NewQuestions + (before == 0 ? 1 : 0), InFlight = Math.Max(t.InFlight, inFlight) });
            overSlots += admitted ? 0 : 1;
            return (before, admitted);
        }
    }

    /// <summary>Refused as noise; gives the slot back.</summary>
    public void TooMany(string question) => Left(question, () => tooMany++);

    /// <summary>Failed on the endpoint's side; gives the slot back.</summary>
    public void Failed(string question) => Left(question, () => faults++);

    /// <summary>Answered; it is paid for, and the slot given back.</summary>
    public void Charged(string question, double latency, bool delivered) => Left(question, () =>
    {
        var account = questions[question];
        if (account.Charged > 0)
        {
            var underWay = killed is { } at && (openAtKill.Contains(question) || Math.Abs(account.LastCharge - at) < Around);
            (account.PaidAgainAfterKill, account.PaidTwice) = (account.PaidAgainAfterKill || underWay, account.PaidTwice || !underWay || account.Charged > 1);
        }

        account.LastCharge = clock.Elapsed.TotalSeconds;
        account.Answered += delivered ? 1 : 0;
        account.Abandoned += delivered ? 0 : 1;
        if (delivered)
        {
            Tick(t => t with { Answers = t.Answers + 1, Latency = t.Latency + latency });
        }
    });

    /// <summary>Whoever asks was killed just now: what is under way may be asked again.</summary>
    public void Killed()
    {
        lock (gate)
        {
            (killed, openAtKill) = (clock.Elapsed.TotalSeconds, [.. open]);
        }
    }

    /// <summary>The counts so far.</summary>
    public EndpointState State()
    {
        lock (gate)
        {
            return new EndpointState(
                clock.Elapsed.TotalSeconds,
                questions.Count,
                questions.Values.Sum(q => q.Asked),
                questions.Values.Sum(q => q.Charged),
                questions.Values.Sum(q => q.Abandoned),
                questions.Values.Count(q => q.PaidTwice),
                questions.Values.Count(q => q.PaidAgainAfterKill),
                tooMany,
                overSlots,
                faults,
                mostInFlight,
                [.. ticks]);
        }
    }

    private void Left(string question, Action count)
    {
        lock (gate)
        {
            count();
            inFlight--;
            open.Remove(question);
        }
    }

    private void Tick(Func<EndpointTick, EndpointTick> change)
    {
        var index = (int)(clock.Elapsed.TotalSeconds / EndpointTick.Seconds);
        while (ticks.Count <= index)
        {
            ticks.Add(new EndpointTick(0, 0, 0, inFlight));
        }

        ticks[index] = change(ticks[index]);
    }
}
