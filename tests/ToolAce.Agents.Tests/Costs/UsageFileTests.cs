using ToolAce.Agents.Costs;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Costs;

public sealed class UsageFileTests : IDisposable
{
    private static readonly UsageTotals One = new(1, 0, 0, 10, 5, 0.5, 0.1m);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Add_WithoutAClose_IsThereForWhoeverComesNext()
    {
        var killed = new UsageFile(Bill);
        killed.Add("user", One);
        killed.Add("user", One);
        killed.Add("tool", One);
        Assert.Equal(2, UsageFile.Read(Bill).Single(b => b.Agent == "user").Totals.Requests);
        using (var next = new UsageFile(Bill))
        {
            next.Add("user", One);
        }

        Assert.Equal(["""{"agent":"tool","totals":{"requests":1,"failures":0,"unmetered":0,"promptTokens":10,"answerTokens":5,"seconds":0.5,"cost":0.1,"cacheHits":0}}"""], File.ReadLines(Bill).Take(1));
        Assert.Equal([1, 3], UsageFile.Read(Bill).Select(b => b.Totals.Requests));
        Assert.Equal(2, File.ReadLines(Bill).Count());
    }

    [Fact]
    public void Read_OfALineThatWasCutOff_LeavesItOut()
    {
        using (var file = new UsageFile(Bill))
        {
            file.Add("user", One);
        }

        File.AppendAllText(Bill, "{\"agent\":\"user\",\"tot");
        using (var next = new UsageFile(Bill))
        {
            next.Add("user", One);
        }

        Assert.Equal(2, Assert.Single(UsageFile.Read(Bill)).Totals.Requests);
    }

    [Fact]
    public void Read_OfWhatWasEstimated_IsWhatWasAdded()
    {
        var guessed = One with { PromptTokens = 0, EstimatedTokens = 12, EstimatedCost = 0.5m };
        var killed = new UsageFile(Bill);
        killed.Add("user", guessed);
        killed.Add("user", guessed);
        using var next = new UsageFile(Bill);
        Assert.Equal(guessed.Plus(guessed), next.Totals["user"]);
        Assert.Equal((24, 1m), (next.Totals["user"].EstimatedTokens, next.Totals["user"].EstimatedCost));
    }

    private string Bill => Path.Combine(folder.Path, "stage", "agents.jsonl");
}
