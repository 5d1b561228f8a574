using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Synthesis.Tests.Dialogs;

/// <summary>A stand-in for a model: complexity grows with the length of requests and answers.</summary>
internal sealed class LengthScorer : IComplexityScorer
{
    public string ModelVersion => "length-1";

    public List<int> BatchSizes { get; } = [];

    public Task<IReadOnlyList<Complexity?>> MeasureAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
    {
        BatchSizes.Add(dialogs.Count);
        return Task.FromResult<IReadOnlyList<Complexity?>>([.. dialogs.Select(d => new Complexity(ModelVersion, d.Turns.Sum(t => t.Text.Length) / 100.0 + d.Tools.Count, 10))]);
    }
}
