using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Decides what each dialog is about. Index i draws from its own streams; adjustments change wording, calls and tools, not the matter.</summary>
internal sealed class BriefDrawer(ToolPool pool, DialogOptions options)
{
    private const int Tries = 60;

    /// <summary>As many where there are fewer tools than are allowed at least.</summary>
    private const int MostTries = 10 * Tries;

    /// <summary>Up to here only adjustments make more than three calls.</summary>
    private const int UsualMostCalls = 4;
    private const double FurtherCall = 0.45;
    private readonly FurtherDrawer further = new(pool, options);

    public Difficulty FirstDifficulty(int index)
    {
        var random = Seeds.Stream(options.Seed, "difficulty", index);
        return new Difficulty(random.Next(4), FirstCalls(random.Chance(0.75) ? 2 : 3, index), random.Next(options.FewestTools, options.MostTools + 1));
    }

    /// <summary>Few calls grow to more where many are allowed, from a stream of its own: what else is drawn stays as it was.</summary>
    private int FirstCalls(int calls, int index)
    {
        if (options.MostCalls <= UsualMostCalls)
        {
            return Math.Min(calls, options.MostCalls);
        }

        var random = Seeds.Stream(options.Seed, "calls", index);
        while (calls < options.MostCalls && random.Chance(FurtherCall))
        {
            calls++;
        }

        return calls;
    }

    public DialogKind Kind(int index)
    {
        var at = Seeds.Stream(options.Seed, "kind", index).NextDouble() * options.Kinds.Values.Sum();
        foreach (var (kind, weight) in options.Kinds.OrderBy(k => k.Key))
        {
            at -= weight;
            if (at < 0)
            {
                // Without any chain between two APIs there is nothing dependent to ask for.
                return kind == DialogKind.Dependent && pool.Links.Count == 0 ? DialogKind.Single : kind;
            }
        }

        return options.Kinds.Keys.Max();
    }

    public DialogBrief Draw(int index, DialogKind kind, Difficulty difficulty, int attempt)
    {
        var random = Seeds.Stream(options.Seed, "brief", index);
        return Draw(index, kind, DrawScenario(kind, random), difficulty, attempt, random);
    }

    /// <summary>A brief for a given course.</summary>
    public DialogBrief Draw(int index, DialogKind kind, Scenario scenario, Difficulty difficulty) =>
        Draw(index, kind, scenario, difficulty, attempt: 0, Seeds.Stream(options.Seed, "brief", index));

    private DialogBrief Draw(int index, DialogKind kind, Scenario scenario, Difficulty difficulty, int attempt, Random random)
    {
        var link = scenario is Scenario.Chained or Scenario.ChainedLater ? random.Pick(pool.Links) : null;
        var wanted = link is not null ? [link.First, link.Second] : Wanted(scenario, difficulty, random);
        var outside = scenario == Scenario.NothingFits ? random.Pick(pool.Apis) : null;
        var next = further.Draw(index, scenario, wanted, FirstDifficulty(index).Tools);
        var tools = Offer([.. wanted, .. next.Where(f => f.Form != FurtherForm.Again).Select(f => f.Api).OfType<ApiDefinition>()], outside, difficulty, Seeds.Stream(options.Seed, "tools", index));
        return new DialogBrief($"{options.IdPrefix}{index:D6}", kind, scenario, tools, wanted, difficulty)
        {
            ContentSeed = Seeds.Derive(options.Seed, "content", index),
            WordingSeed = Seeds.Derive(options.Seed, "wording", index, attempt),
            Outside = outside,
            Link = link,
            Further = next,
        };
    }

    private Scenario DrawScenario(DialogKind kind, Random random) => kind switch
    {
        DialogKind.Single => random.Chance(options.AskedFirst) && pool.Askable.Count > 0 && options.MostTurns > 1 ? Scenario.AskedFirst : Scenario.OneCall,
        DialogKind.Parallel => random.Chance(0.5) ? Scenario.Repeated : Scenario.Several,
        DialogKind.Dependent => random.Chance(options.AskedLater) && options.MostTurns > 1 ? Scenario.ChainedLater : Scenario.Chained,
        DialogKind.NonTool => random.Next(25) switch { < 20 => Scenario.NothingFits, < 23 when pool.Askable.Count > 0 && options.FewestTurns == 1 => Scenario.Incomplete, _ => Scenario.SmallTalk },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    private IReadOnlyList<ApiDefinition> Wanted(Scenario scenario, Difficulty difficulty, Random random) => scenario switch
    {
        Scenario.OneCall => [random.Pick(pool.Apis)],
        Scenario.AskedFirst or Scenario.Incomplete => [random.Pick(pool.Askable)],
        Scenario.Repeated => [.. Enumerable.Repeat(random.Pick(pool.Askable.Count > 0 ? pool.Askable : pool.Apis), difficulty.Calls)],
        Scenario.Several => Different(difficulty.Calls, random),
        _ => [],
    };

    private List<ApiDefinition> Different(int count, Random random)
    {
        var wanted = new List<ApiDefinition>();
        for (var tries = 0; wanted.Count < count && tries < Tries; tries++)
        {
            var api = wanted.Count > 0 && random.Chance(0.4) ? pool.Similar(wanted[0], random) : random.Pick(pool.Apis);
            if (wanted.TrueForAll(w => !pool.Overlap(w, api)))
            {
                wanted.Add(api);
            }
        }

        return wanted;
    }

    /// <summary>The tools to show: those wanted, and distractors that share words with what is asked for, the more the harder the dialog.</summary>
    private IReadOnlyList<ApiDefinition> Offer(IReadOnlyList<ApiDefinition> wanted, ApiDefinition? outside, Difficulty difficulty, Random random)
    {
        var tools = wanted.DistinctBy(w => w.Name).ToList();
        var asked = outside is null ? wanted : [outside];
        var similar = 0.3 + 0.2 * difficulty.Level;
        for (var tries = 0; tools.Count < difficulty.Tools && tries < (tools.Count < options.FewestTools ? MostTries : Tries); tries++)
        {
            var api = asked.Count > 0 && tries < Tries && random.Chance(similar) ? pool.Similar(random.Pick(asked), random) : random.Pick(pool.Apis);
            if (asked.All(a => !pool.Overlap(a, api)) && tools.TrueForAll(t => !pool.Overlap(t, api)))
            {
                tools.Add(api);
            }
        }

        return random.Sample(tools, tools.Count);
    }
}
