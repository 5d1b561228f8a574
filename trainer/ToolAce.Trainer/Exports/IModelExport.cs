namespace ToolAce.Trainer.Exports;

/// <summary>A format of whole models that another room writes and loads back.</summary>
public interface IModelExport
{
    /// <summary>Which format.</summary>
    ExportFormat Format { get; }

    /// <summary>
    /// Writes the model into <paramref name="folder"/>, which is empty, loads it back and compares. <paramref name="baseFolder"/> holds the base's tokenizer and config.
    /// </summary>
    /// <returns>
    /// The largest absolute difference of any logit in f32, and the same of what was stored where that is narrower; see <see cref="ExportResult"/>.
    /// </returns>
    (double Difference, double? Stored) Write(MergedWeights weights, string baseFolder, string folder, ExportProbes probes, Action<string>? progress);
}
