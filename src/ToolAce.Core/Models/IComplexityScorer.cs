using ToolAce.Core.Dialogs;

namespace ToolAce.Core.Models;

/// <summary>Measures H_M of dialogs under one model version (methods.md A2.2).</summary>
public interface IComplexityScorer
{
    /// <summary>The model version that scores are tied to.</summary>
    string ModelVersion { get; }

    /// <summary>One measurement a dialog, in order; null for a dialog that does not fit the context.</summary>
    Task<IReadOnlyList<Complexity?>> MeasureAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken);
}
