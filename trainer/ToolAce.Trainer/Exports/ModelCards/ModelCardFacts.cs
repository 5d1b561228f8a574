namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>What a model card says. Names of folders must be names alone: a card travels, a machine's paths do not.</summary>
public sealed record ModelCardFacts
{
    /// <summary>How the model is called.</summary>
    public required string Name { get; init; }

    /// <summary>The form that the card lies beside.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>The name of the base: the last part of its folder, or its name where it was published. Of an absolute path only the last part is kept.</summary>
    public required string BaseName { get; init => field = Path.IsPathRooted(value) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(value)) : value; }

    /// <summary>The hash over the base's weights, as <see cref="Modeling.ModelVersions.WeightHash"/> gives it, and the adapter's behind a plus.</summary>
    public required string Version { get; init; }

    /// <summary>The version that training went on from; null where that is the base.</summary>
    public string? Parent { get; init; }

    /// <summary>Iterations of the cycle up to this checkpoint; 0 outside a cycle.</summary>
    public int Iterations { get; init; }

    /// <summary>Dialogs of the training set, by kind.</summary>
    public IReadOnlyDictionary<string, int> Dialogs { get; init; } = new Dictionary<string, int>();

    /// <summary>What was held back before training, by reason.</summary>
    public IReadOnlyDictionary<string, long> Held { get; init; } = new Dictionary<string, long>();

    /// <summary>Further remarks on the data, such as how it was verified and chosen.</summary>
    public string? DataRemark { get; init; }

    /// <summary>How it was trained; null where that is not known.</summary>
    public ModelCardTraining? Training { get; init; }

    /// <summary>What it scores.</summary>
    public IReadOnlyList<ModelCardScore> Scores { get; init; } = [];

    /// <summary>An example of a whole prompt, marks included; null where the chat format is not known.</summary>
    public string? PromptExample { get; init; }

    /// <summary>Whether the chat template beside the export replaces the base's own, which writes another prompt.</summary>
    public bool OwnTemplate { get; init; }

    /// <summary>The longest prompt and answer together, in tokens; null where that is not known.</summary>
    public int? ContextLength { get; init; }

    /// <summary>The export's own notes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The largest difference of a logit after loading the export back.</summary>
    public double? MaxLogitDifference { get; init; }

    /// <summary>The same with the rounding of the stored weights.</summary>
    public double? StoredMaxLogitDifference { get; init; }

    /// <summary>The base's licence by its identifier; null where nobody said it.</summary>
    public string? License { get; init; }
}
