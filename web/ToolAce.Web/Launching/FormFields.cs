using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Verification;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Launching;

/// <summary>The keys that people change, in the order of a cycle. Model and agents have fields of their own, since they are chosen from lists.</summary>
internal static class FormFields
{
    public static IReadOnlyList<FormField> All { get; } =
    [
        new("name", LaunchTexts.Name, c => c.Name),
        Number("cycle.iterations", LaunchTexts.Iterations, c => c.Cycle.Iterations),
        new("data.path", LaunchTexts.OwnDialogs, c => c.Data.Path),
        Number("evolve.apis", LaunchTexts.Tools, c => c.Evolve.Apis),
        Number("converse.dialogs", LaunchTexts.Dialogs, c => c.Converse.Dialogs),
        Choice<VerificationLayers>("verify.layers", LaunchTexts.VerifiedBy, c => c.Verify.Layers),
        Choice<Slice>("select.slice", LaunchTexts.Slice, c => c.Select.Slice),
        Number("select.size", LaunchTexts.TrainingSet, c => c.Select.Size),
        Number("train.rank", LaunchTexts.Rank, c => c.Train.Rank),
        Number("train.learningRate", LaunchTexts.LearningRate, c => c.Train.LearningRate),
        Number("train.batch", LaunchTexts.Batch, c => c.Train.Batch),
        Number("train.epochs", LaunchTexts.Epochs, c => c.Train.Epochs),
        Flag("train.packing", LaunchTexts.Packing, c => c.Train.Packing),
        Flag("train.recompute", LaunchTexts.Recompute, c => c.Train.Recompute),
    ];

    private static FormField Number(string key, string label, Func<CycleConfig, object?> value) => new(key, label, value, IsNumber: true);

    private static FormField Flag(string key, string label, Func<CycleConfig, bool> value) => new(key, label, c => value(c) ? "true" : "false", ["false", "true"]);

    private static FormField Choice<T>(string key, string label, Func<CycleConfig, T> value)
        where T : struct, Enum => new(key, label, c => CoreJson.Word(value(c)), [.. Enum.GetValues<T>().Select(CoreJson.Word)]);
}
