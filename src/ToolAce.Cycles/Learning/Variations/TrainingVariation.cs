using ToolAce.Core.Calls;
using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Learning.Variations;

/// <summary>
/// Varies what is trained on: how calls are written, with the system message's words on it, and what functions are called, so that a model reads its instruction and the
/// definitions in place of learning one form and names. What becomes of a dialog follows from the seed and its id alone. Evaluation is not varied.
/// </summary>
public sealed class TrainingVariation(VariationConfig config, int seed)
{
    /// <summary>The variation that a config asks for; null for none.</summary>
    public static TrainingVariation? Of(CycleConfig config, int seed) => config.Train.Variation is { } variation ? new TrainingVariation(variation, seed) : null;

    /// <summary>A dialog as it is trained on. One with an instruction of its own keeps the house's format: whoever wrote the instruction said how calls are written.</summary>
    public VariedDialog Vary(Dialog dialog)
    {
        var random = Seeds.Stream(seed, "variation", dialog.Id);
        var (drawn, masked) = (random.NextDouble(), random.NextDouble() < config.MaskNames);
        if (dialog.Turns.Any(t => t.Role == Role.Assistant && CallSyntax.Read(t.Text) is CallReading.Malformed))
        {
            return new VariedDialog(dialog, CallFormat.Bracket, Problem: null); // the check of targets names what is broken
        }

        var named = masked ? NameMask.Over(dialog, random) : dialog;
        var format = dialog.Instruction is null ? Drawn(drawn) : CallFormat.Bracket;
        return format == CallFormat.Bracket ? new VariedDialog(named, format, Problem: null) : Write(named, format);
    }

    private static VariedDialog Write(Dialog dialog, CallFormat format)
    {
        var turns = new List<Turn>();
        foreach (var turn in dialog.Turns)
        {
            if (turn.Role != Role.Assistant || CallSyntax.Read(turn.Text) is not CallReading.Calls calls)
            {
                turns.Add(turn);
                continue;
            }

            if (!CallFormats.ComesBack(calls.Items, format))
            {
                return new VariedDialog(dialog, format, $"an assistant turn's calls do not come back from the format {format} (turn {turns.Count + 1})");
            }

            turns.Add(turn with { Text = CallFormats.Write(calls.Items, format) });
        }

        return new VariedDialog(dialog with { Turns = turns, Instruction = dialog.Tools.Count > 0 ? FormatInstructions.Of(format) : null }, format, Problem: null);
    }

    private CallFormat Drawn(double draw) => draw switch
    {
        _ when draw < config.Json => CallFormat.Json,
        _ when draw < config.Json + config.Xml => CallFormat.Xml,
        _ when draw < config.Json + config.Xml + config.Chatml => CallFormat.Chatml,
        _ => CallFormat.Bracket,
    };
}
