using System.Collections.Concurrent;

namespace ToolAce.Eval.Tests.Mutants;

/// <summary>
/// The list of mutants. That every one dies takes minutes to show, so it is asked for:
/// <c>TOOLACE_MUTANTS=1 dotnet artifacts/bin/ToolAce.Eval.Tests/release/ToolAce.Eval.Tests.dll -class "*MutantTests"</c>.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Least = 150;

    [Fact]
    public void List_EveryMutant_ChangesItsSource()
    {
        var mutants = MutantList.Read();

        Assert.True(mutants.Count >= Least, $"{mutants.Count} mutants; {Least} are due");
        Assert.Equal(mutants.Count, mutants.Select(m => (m.File, m.Place, m.To)).Distinct().Count());
        Assert.All(mutants, m => Assert.NotEqual(m.From, m.To));
        Assert.All(mutants.GroupBy(m => m.File), file =>
        {
            var source = File.ReadAllText(MutantList.SourcePath(OfficialData.RepositoryRoot, file.Key));
            var mutated = MutantList.Apply(source, file);
            Assert.All(file, m => Assert.Contains($"ActiveMutant.Is({m.Number})", mutated, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Tests_EveryMutant_Dies()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TOOLACE_MUTANTS") == "1", "some seconds for each mutant: set TOOLACE_MUTANTS=1");
        OfficialData.Require();
        var mutants = MutantList.Read();
        using var copy = new MutantCopy();
        if (copy.Prepare(mutants) is { } problem)
        {
            Assert.Fail(problem);
        }

        var survivors = new ConcurrentQueue<Mutant>();
        var done = 0;
        Parallel.ForEach(mutants, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, mutant =>
        {
            if (!copy.Dies(mutant))
            {
                survivors.Enqueue(mutant);
                Console.Error.WriteLine($"{mutant} survives");
            }

            if (Interlocked.Increment(ref done) % 10 == 0)
            {
                Console.Error.WriteLine($"{done} of {mutants.Count} mutants, {survivors.Count} alive");
            }
        });

        output.WriteLine($"{mutants.Count} mutants, {survivors.Count} alive");
        Assert.Empty(survivors);
    }
}
