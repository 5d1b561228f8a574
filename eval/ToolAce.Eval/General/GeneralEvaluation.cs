using ToolAce.Core.Models;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General;

/// <summary>Reads a general-ability suite and runs it.</summary>
public static class GeneralEvaluation
{
    /// <summary>Evaluates <paramref name="model"/>; what could not be read of the data is in the suite that comes back with the run.</summary>
    /// <param name="data">The folder that holds <c>general</c>; null when none is known.</param>
    /// <param name="suite">One of <see cref="GeneralSuites.Names"/>.</param>
    /// <param name="model">A model that continues bare text (<see cref="IContinuationModel"/>).</param>
    /// <param name="options">See <see cref="GeneralRunner"/>.</param>
    /// <param name="progress">Receives items done, items/s and time left.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="SuiteException">Data, model or machine does not serve; the message says what is missing.</exception>
    public static async Task<(GeneralSuite Suite, EvaluationRun Run)> RunAsync(
        string? data, string suite, ITextModel model, EvaluationOptions options, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var loaded = GeneralSuites.Load(data, suite, options.Limit);
        return (loaded, await new GeneralRunner(TimeProvider.System).RunAsync(model, loaded, options, progress, cancellationToken));
    }
}
