namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>What happened to one question, by its content. Times are seconds since the server's start.</summary>
internal sealed class QuestionAccount
{
    /// <summary>Attempts, faults included.</summary>
    public int Asked { get; set; }

    /// <summary>Whole answers that were sent to their end.</summary>
    public int Answered { get; set; }

    /// <summary>Answers that whoever asked did not wait for; they are charged all the same.</summary>
    public int Abandoned { get; set; }

    /// <summary>When the last answer was charged.</summary>
    public double LastCharge { get; set; }

    /// <summary>How often it was paid for.</summary>
    public int Charged => Answered + Abandoned;

    /// <summary>Paid for after <see cref="EndpointAccounts.Killed"/> though the answer had been sent well before.</summary>
    public bool PaidTwice { get; set; }

    /// <summary>Paid for again because the first payment was under way when its asker was killed.</summary>
    public bool PaidAgainAfterKill { get; set; }
}
