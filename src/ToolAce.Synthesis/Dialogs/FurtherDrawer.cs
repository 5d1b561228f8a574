using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// Draws how a dialog goes on: after each request with the same chance, within the number of turns allowed. What is drawn depends on the index and on what the dialog
/// is about, not on how hard it is, so adjustments leave it as it was.
/// </summary>
internal sealed class FurtherDrawer(ToolPool pool, DialogOptions options)
{
    private const int Tries = 12;
    private const int Many = 100;

    /// <summary>Messages in which the person comes to what the dialog is about.</summary>
    public static int OwnTurns(Scenario scenario) => scenario is Scenario.AskedFirst or Scenario.ChainedLater ? 2 : 1;

    /// <param name="index">The dialog's index.</param>
    /// <param name="scenario">Its course; after an unanswered question nothing follows.</param>
    /// <param name="wanted">The functions that the course calls, once for each time; empty where nothing is called.</param>
    /// <param name="mostTools">Above so many tools no further one comes in.</param>
    public IReadOnlyList<FurtherRequest> Draw(int index, Scenario scenario, IReadOnlyList<ApiDefinition> wanted, int mostTools)
    {
        if (scenario == Scenario.Incomplete || (wanted.Count == 0 && options.Further.GetValueOrDefault(FurtherForm.Plain) <= 0))
        {
            return [];
        }

        var count = Count(index, OwnTurns(scenario));
        if (count == 0)
        {
            return [];
        }

        var requests = new List<FurtherRequest>(count);
        var called = wanted.ToList();
        var tools = wanted.DistinctBy(w => w.Name).ToList();
        var random = Seeds.Stream(options.Seed, "further", index);
        while (requests.Count < count)
        {
            var request = called.Count == 0 ? new FurtherRequest(FurtherForm.Plain) : Draw(called, tools, mostTools, random);
            requests.Add(request);
            if (request.Api is { } api)
            {
                called.Add(api);
                tools.AddRange(tools.Contains(api) ? [] : [api]);
            }
        }

        return requests;
    }

    private int Count(int index, int own)
    {
        var random = Seeds.Stream(options.Seed, "follow-up", index);
        var count = 0;
        while (own + count < options.MostTurns && (own + count < options.FewestTurns || random.Chance(options.FollowUps)))
        {
            count++;
        }

        return count;
    }

    /// <summary>One of the forms by their weights; where it cannot be, the last function once more, unless nothing about it could be otherwise by now.</summary>
    private FurtherRequest Draw(List<ApiDefinition> called, List<ApiDefinition> tools, int mostTools, Random random) => Form(random) switch
    {
        FurtherForm.Plain => new FurtherRequest(FurtherForm.Plain),
        FurtherForm.FromResult when tools.Count < mostTools && Link(called, tools, random) is { } link => new FurtherRequest(FurtherForm.FromResult, link.Second, link),
        FurtherForm.Other when tools.Count < mostTools && Other(called, tools, random) is { } other => new FurtherRequest(FurtherForm.Other, other),
        _ => options.Further.GetValueOrDefault(FurtherForm.Plain) > 0 && called.Count(c => c.Name == called[^1].Name) >= Calls(called[^1].Parameters)
            ? new FurtherRequest(FurtherForm.Plain)
            : new FurtherRequest(FurtherForm.Again, called[^1]),
    };

    private FurtherForm Form(Random random)
    {
        var at = random.NextDouble() * options.Further.Values.Sum();
        foreach (var (form, weight) in options.Further.OrderBy(f => f.Key))
        {
            at -= weight;
            if (at < 0)
            {
                return form;
            }
        }

        return options.Further.Keys.Max();
    }

    /// <summary>A chain from a call that was made to a function that was not; its field stands in one result alone, so that there is no doubt which one is meant.</summary>
    private ResultLink? Link(List<ApiDefinition> called, List<ApiDefinition> tools, Random random)
    {
        var from = called.Where(c => pool.LinksFrom(c).Count > 0).ToArray();
        for (var tries = 0; from.Length > 0 && tries < Tries; tries++)
        {
            var link = random.Pick(pool.LinksFrom(random.Pick(from)));
            if (called.Count(c => c.Results?.Find(link.Field) is not null) == 1 && Fits(link.Second, tools))
            {
                return link;
            }
        }

        return null;
    }

    private ApiDefinition? Other(List<ApiDefinition> called, List<ApiDefinition> tools, Random random)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var api = random.Chance(0.5) ? pool.Similar(random.Pick(called), random) : random.Pick(pool.Apis);
            if (Fits(api, tools))
            {
                return api;
            }
        }

        return null;
    }

    /// <summary>How many different calls there can be of a function: a few where it takes nothing but choices.</summary>
    private static int Calls(Schema parameters) => parameters.Properties.Aggregate(1, (calls, p) => Math.Min(Many, calls * (Values(p.Schema) + (parameters.Requires(p.Name) ? 0 : 1))));

    private static int Values(Schema schema) => schema.Enum.Count > 0 ? schema.Enum.Count : schema.Type == SchemaType.Boolean ? 2 : Many;

    /// <summary>Beside the tools that are there already it is always clear which one is asked for.</summary>
    private bool Fits(ApiDefinition api, List<ApiDefinition> tools) => tools.TrueForAll(t => t.Name != api.Name && !pool.Overlap(t, api));
}
