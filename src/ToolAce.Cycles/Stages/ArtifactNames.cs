using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Stages;

/// <summary>What stages write, by name; the name is the folder in the stage's folder and the artifact's kind.</summary>
public static class ArtifactNames
{
    /// <summary>Domains and functionalities.</summary>
    public const string ContextTree = "context_tree";

    /// <summary>What became of each document of one's own.</summary>
    public const string Documents = "documents";

    /// <summary>Which documents each node of the context tree comes from, where they are one's own.</summary>
    public const string ContextSources = "context_sources";

    /// <summary>Tools.</summary>
    public const string Apis = "apis";

    /// <summary>The complexity range worth training on, with its derivation.</summary>
    public const string Band = "band";

    /// <summary>The samples that a band was found on.</summary>
    public const string Prior = "prior";

    /// <summary>Dialogs.</summary>
    public const string Dialogs = "dialogs";

    /// <summary>What did not go on, with the reason.</summary>
    public const string Held = "held";

    /// <summary>Every version of a dialog on its way to the band; there where dialogs were adjusted.</summary>
    public const string Complications = "complications";

    /// <summary>What the assistant thought before its calls; there where it says so. Never trained on.</summary>
    public const string Thinking = "thinking";

    /// <summary>How the floors of the kinds were held; there where the config has floors.</summary>
    public const string Floors = "floors";

    /// <summary>One decision a dialog, with everything that was said of it.</summary>
    public const string Verdicts = "verdicts";

    /// <summary>What samples share with suites.</summary>
    public const string Contamination = "contamination";

    /// <summary>How well verification caught the seeded faults.</summary>
    public const string Detection = "detection";

    /// <summary>Dialogs in the order of the curriculum.</summary>
    public const string TrainingSet = "training_set";

    /// <summary>The adapter.</summary>
    public const string Checkpoint = ArtifactKinds.Checkpoint;

    /// <summary>One record an optimizer step.</summary>
    public const string Steps = "steps";

    /// <summary>Complexity before and after training.</summary>
    public const string Complexity = "complexity";

    /// <summary>What the model answered to every item.</summary>
    public const string Predictions = "predictions";

    /// <summary>What the base answered with examples in its prompt.</summary>
    public const string FewShotPredictions = "predictions_few_shot";

    /// <summary>Accuracy by category.</summary>
    public const string Scores = ArtifactKinds.Scores;

    /// <summary>What was handed out.</summary>
    public const string Exports = "exports";

    /// <summary>How many rows came in, went on, and were held back for which reason.</summary>
    public const string Funnel = "funnel";
}
