using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Stages;

/// <summary>The models a stage works with, found among its inputs.</summary>
internal static class ModelInputs
{
    public const string Model = "model";
    public const string Evaluator = "evaluator";

    /// <summary>The base, with the latest adapter among the inputs.</summary>
    public static ModelSource Learner(this StageContext context) => new(context.Content(Model), context.OptionalInput(ArtifactNames.Checkpoint)?.Folder);

    /// <summary>What measures complexity: the learner itself, or another model. <paramref name="owned"/> is to be disposed; null where the learner measures.</summary>
    public static IComplexityScorer Scorer(this StageContext context, ILearner learner, ITextModel model, out ITextModel? owned)
    {
        owned = context.Config.Complexity.ByLearner() ? null : learner.Open(new ModelSource(context.Content(Evaluator), AdapterFolder: null), context.Config.Model);
        return new TextModelComplexity(owned ?? model);
    }

    /// <summary>The contents of a stage that opens the model.</summary>
    public static Dictionary<string, string> Contents(CycleConfig config, bool measures, params (string Name, string Path)[] others)
    {
        var contents = others.ToDictionary(o => o.Name, o => o.Path);
        contents[Model] = config.Model.Path;
        if (measures && !config.Complexity.ByLearner())
        {
            contents[Evaluator] = config.Complexity.Evaluator;
        }

        return contents;
    }
}
