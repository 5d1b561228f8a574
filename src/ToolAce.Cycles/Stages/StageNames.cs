using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Trainer.Exports;

namespace ToolAce.Cycles.Stages;

/// <summary>The stages by name, in the order of one iteration (architecture.md §3).</summary>
public static class StageNames
{
    /// <summary>Own dialogs are read in.</summary>
    public const string Import = "import";

    /// <summary>Documents become a context tree.</summary>
    public const string Speciate = "speciate";

    /// <summary>The untouched base is evaluated, bare and with examples in its prompt.</summary>
    public const string Baseline = "baseline";

    /// <summary>Tools are evolved.</summary>
    public const string Evolve = "evolve";

    /// <summary>The first band is found.</summary>
    public const string Calibrate = "calibrate";

    /// <summary>Dialogs are written.</summary>
    public const string Converse = "converse";

    /// <summary>Dialogs are judged.</summary>
    public const string Verify = "verify";

    /// <summary>Dialogs to train on are chosen, and checked against the suites.</summary>
    public const string Select = "select";

    /// <summary>The adapter is trained.</summary>
    public const string Train = "train";

    /// <summary>All dialogs are measured again; the next band.</summary>
    public const string Rescore = "rescore";

    /// <summary>The trained model is evaluated.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>An adapter is trained on shuffled call targets and evaluated.</summary>
    public const string Control = "control";

    /// <summary>The checkpoint is exported, each form loaded back.</summary>
    public const string Publish = "publish";

    private const string ExportPrefix = "export_";

    /// <summary>A checkpoint is exported in one form because a person asked for it; no plan holds it.</summary>
    public static string Export(ExportFormat format) => ExportPrefix + Words.Of(format);

    /// <summary>Whether it is one of those.</summary>
    public static bool IsExport(string stage) => stage.StartsWith(ExportPrefix, StringComparison.Ordinal);
}
