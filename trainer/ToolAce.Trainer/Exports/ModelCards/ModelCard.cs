using System.Globalization;
using System.Text;

namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>The README.md of an export, in the form of Hugging Face's model cards: facts for programs in front, then for people what it is, how it was made and what it scores.</summary>
public static class ModelCard
{
    /// <summary>The text. It depends on the facts alone.</summary>
    public static string Write(ModelCardFacts facts)
    {
        var text = new StringBuilder();
        FrontMatter.Append(text, facts);
        Line(text, $"# {facts.Name}\n");
        Line(text, $"{What(facts.Format)}, made from `{facts.BaseName}` to call tools.");
        Line(text, $"It answers with calls written `[name(parameter=\"value\")]`, several side by side in the same brackets, or in plain words where no tool fits or something is missing.\n");
        Lineage(text, facts);
        Data(text, facts);
        Training(text, facts.Training);
        Scores(text, facts);
        Prompt(text, facts);
        Line(text, $"## Use\n\n{ModelCardUsage.Of(facts)}");
        Limits(text, facts);
        return text.ToString();
    }

    private static string What(ExportFormat format) => format switch
    {
        ExportFormat.Peft => "A LoRA adapter in PEFT's layout",
        ExportFormat.Merged => "A whole model in Hugging Face layout, the adapter merged in",
        ExportFormat.GgufF16 => "A whole model as GGUF for llama.cpp, in half precision",
        ExportFormat.GgufQ8 => "A whole model as GGUF for llama.cpp, in q8_0",
        ExportFormat.Onnx => "A whole model for ONNX Runtime, in single precision",
        ExportFormat.OnnxF16 => "A whole model for ONNX Runtime on GPUs, in half precision",
        _ => $"A whole model as {format}",
    };

    private static void Lineage(StringBuilder text, ModelCardFacts facts)
    {
        Line(text, $"## Lineage\n");
        Line(text, $"- Version: `{facts.Version}` (hash of the base's weights, and of the adapter's)");
        Line(text, $"- Base: `{facts.BaseName}`, weights `{facts.Version.Split('+')[0]}`");
        Line(text, $"- Went on from: {(facts.Parent is { } parent && parent.Contains('+', StringComparison.Ordinal) ? $"`{parent}`" : "the base")}");
        if (facts.Iterations > 0)
        {
            Line(text, $"- Made by {facts.Iterations} iteration(s) of one cycle: tools and dialogs are written, verified, chosen by how hard they are for this very model, and trained on");
        }

        if (facts.MaxLogitDifference is { } difference)
        {
            var rounding = facts.StoredMaxLogitDifference is { } stored ? $"; {stored:G3} with the rounding of the stored weights" : "";
            Line(text, $"- Loaded back after writing: largest difference of a logit from the trained model {difference:G3} in single precision{rounding}");
        }

        Line(text, $"");
    }

    private static void Data(StringBuilder text, ModelCardFacts facts)
    {
        if (facts.Dialogs.Count == 0 && facts.Held.Count == 0 && facts.DataRemark is null)
        {
            return;
        }

        Line(text, $"## Data\n");
        Table(text, "kind", "dialogs", facts.Dialogs.Select(d => (d.Key, (long)d.Value)), "in the training set");
        Table(text, "reason", "rows", facts.Held.Select(h => (h.Key, h.Value)), "held back");
        if (facts.DataRemark is { } remark)
        {
            Line(text, $"{remark}\n");
        }
    }

    private static void Table(StringBuilder text, string what, string count, IEnumerable<(string Name, long Count)> rows, string title)
    {
        var ordered = rows.OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        if (ordered.Count == 0)
        {
            return;
        }

        Line(text, $"{ordered.Sum(r => r.Count)} {title}:\n\n| {what} | {count} |\n| --- | ---: |");
        ordered.ForEach(r => Line(text, $"| {Cell(r.Name)} | {r.Count} |"));
        Line(text, $"");
    }

    private static void Training(StringBuilder text, ModelCardTraining? training)
    {
        if (training is null)
        {
            return;
        }

        Line(text, $"## Training\n");
        Line(text, $"- LoRA: rank {training.Lora.Rank}, alpha {training.Lora.Alpha}, dropout {training.Lora.Dropout}, on {string.Join(", ", training.Lora.Targets)}{(training.Lora.Dora ? "; a trained magnitude for every output (DoRA)" : "")}{(training.Lora.RankStabilised ? "; alpha over the root of the rank (rsLoRA)" : "")}");
        Line(text, $"- AdamW: learning rate {training.LearningRate}, {training.Batch} dialogs a step, {training.Epochs} epoch(s), seed {training.Seed}");
        if (training.Steps is { } steps)
        {
            Line(text, $"- {steps} steps; loss {training.FirstLoss:F3} at the first, {training.LastLoss:F3} at the last (nats a supervised token)");
        }

        Line(text, $"");
    }

    private static void Scores(StringBuilder text, ModelCardFacts facts)
    {
        if (facts.Scores.Count == 0)
        {
            Line(text, $"## Scores\n\nIt was not evaluated.\n");
            return;
        }

        Line(text, $"## Scores\n\n| suite | category | right | of | accuracy | 95 % interval | base |\n| --- | --- | ---: | ---: | ---: | --- | ---: |");
        foreach (var s in facts.Scores)
        {
            var before = s.Base is { } share ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %") : "–";
            Line(text, $"| {Cell(s.Suite)} | {Cell(s.Category)} | {s.Correct} | {s.Items} | {100.0 * s.Correct / Math.Max(1, s.Items):0.0} % | {100 * s.Low:0.0} – {100 * s.High:0.0} % | {before} |");
        }

        Line(text, $"");
    }

    private static void Prompt(StringBuilder text, ModelCardFacts facts)
    {
        if (facts.PromptExample is { } example)
        {
            Line(text, $"## Prompt\n\n{Writer(facts)}; marks such as `<|…|>` are single tokens. An example, up to where the model begins to answer:\n\n```text\n{example.TrimEnd('\n')}\n```\n");
        }
    }

    private static string Writer(ModelCardFacts facts) => !facts.OwnTemplate
        ? "The tokenizer's chat template writes it"
        : $"The chat template {(facts.Format is ExportFormat.GgufF16 or ExportFormat.GgufQ8 ? "in the file" : "in this folder")} writes it, with instruction and tools in the system message; the base's own writes another prompt, which the model was not trained on";

    private static void Limits(StringBuilder text, ModelCardFacts facts)
    {
        Line(text, $"## Limits\n");
        foreach (var note in facts.Notes)
        {
            Line(text, $"- {note}");
        }

        if (facts.ContextLength is { } length)
        {
            Line(text, $"- Prompt and answer together have at most {length} tokens.");
        }

        Line(text, $"- Trained on synthetic dialogs: it can call a wrong tool or make up an argument. Check calls before they have effects.");
        Line(text, $"- {(facts.License is { } license ? $"Licence of the base: {license}; it holds for this model too." : "The licence of the base is not known to the program that wrote this card. It holds for this model too: look it up before you pass the model on.")}");
    }

    /// <summary>A bar would end a table's cell.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
