using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>What becomes of one attempt: drawn from the seed, the question and how often it was asked before, so that order and load change nothing.</summary>
internal sealed record AttemptFate(AttemptFate.Kind End, TimeSpan Latency)
{
    internal enum Kind
    {
        Answered,
        TooMany,
        Broken,
        Dropped,
        Garbage,
    }

    public static AttemptFate Draw(EndpointLoad load, string question, int attempt)
    {
        var random = Seeds.Stream(load.Seed, question, attempt);
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var latency = TimeSpan.FromSeconds(load.Median * Math.Exp(load.Spread * normal));
        var draw = random.NextDouble();
        foreach (var (kind, share) in new[] { (Kind.TooMany, load.TooMany), (Kind.Broken, load.Broken), (Kind.Dropped, load.Dropped), (Kind.Garbage, load.Garbage) })
        {
            if (draw < share)
            {
                return new AttemptFate(kind, latency);
            }

            draw -= share;
        }

        return new AttemptFate(Kind.Answered, latency);
    }
}
