using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Dialogs;

public sealed class ToolPoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Similar_AnyApi_IsWhatDrawingFromAListOfAllOthersGives()
    {
        var apis = Shipped.Apis;
        var pool = new ToolPool(apis);
        var byVerb = apis.ToLookup(a => ToolNames.Split(a.Name).Verb);
        var byObject = apis.ToLookup(a => ToolNames.Split(a.Name).Object);
        var (one, other) = (new Random(7), new Random(7));
        foreach (var api in apis.Concat(apis))
        {
            var (verb, obj) = ToolNames.Split(api.Name);
            var sharing = (other.Chance(0.5) ? byObject[obj] : byVerb[verb]).Where(a => a.Name != api.Name).ToArray();
            Assert.Same(other.Pick(sharing.Length > 0 ? sharing : apis), pool.Similar(api, one));
        }
    }

    [Fact]
    public void Overlap_AnyTwo_IsWhatTheirSetsSay()
    {
        var pool = new ToolPool(Shipped.Apis);
        foreach (var a in Shipped.Apis)
        {
            Assert.All(Shipped.Apis, b => Assert.Equal(ToolNames.Split(a.Name) == ToolNames.Split(b.Name) || Offers(a).Overlaps(Offers(b)), pool.Overlap(a, b)));
        }
    }

    [Fact]
    public async Task Generate_FromASharedPoolInStretches_GivesWhatOneCallGives()
    {
        var generator = new DialogGenerator(Shipped.Agents());
        var options = new DialogOptions { Seed = 11 };
        var whole = await generator.GenerateAsync(0, 120, Shipped.Apis, band: null, scorer: null, options, Token);
        var pool = new ToolPool(Shipped.Apis);
        var parts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Task.Run(() => generator.GenerateAsync((3 - i) * 30, 30, pool, band: null, scorer: null, options, Token), Token)));
        Assert.Equal(whole.Select(Json), parts.Reverse().SelectMany(p => p).Select(Json));
    }

    private static HashSet<string> Offers(ApiDefinition api)
    {
        var (verb, obj) = ToolNames.Split(api.Name);
        return [.. api.Lineage?.Functionalities ?? [], $"{verb} {obj}"];
    }

    private static string Json(GeneratedDialog dialog) => JsonSerializer.Serialize(dialog, CoreJson.Options);
}
