using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>How to train: a config's <c>train</c> and <c>model</c> sections, with single values changed by options. One reader checks both.</summary>
internal sealed class TrainSettings
{
    private const string TargetsKey = "train.targets";

    private readonly Option<string?> _config = new("--config") { Description = "A YAML file whose sections model and train, and whose seed, are taken; options change single values of it." };
    private readonly Option<string?> _targets = new("--targets") { Description = "Linear layers with an adapter, with commas between: all (the default), q_proj, v_proj, …" };

    private readonly Option<string?> _heldOut = new("--held-out") { Description = "Share of the dialogs that is measured and not trained on (default 0)." };
    private readonly Option<string?> _patience = new("--patience") { Description = "Measurements without an improvement that end the training (default 3)." };
    private readonly Option<string?> _every = new("--measure-every") { Description = "Steps between measurements (default 50)." };

    private readonly IReadOnlyList<(Option<string?> Option, string Key)> _values =
    [
        Value("--rank", "train.rank", "LoRA's inner width (default 16)."),
        Value("--alpha", "train.alpha", "LoRA's scale numerator (default 32)."),
        Value("--dropout", "train.dropout", "Dropout on the adapter's input, 0–0.95 (default 0)."),
        Value("--epochs", "train.epochs", "Passes over the dialogs (default 3)."),
        Value("--batch", "train.batch", "Dialogs in one optimizer step (default 48)."),
        Value("--micro-batch", "train.microBatch", "Dialogs in one forward pass: memory, not result (default by the model's size)."),
        Value("--lr", "train.learningRate", "Peak learning rate (default 1e-4)."),
        Value("--schedule", "train.schedule", "Shape after warm-up: cosine (the default), linear or constant."),
        Value("--warmup", "train.warmup", "Share of the steps in which the rate rises (default 0.1)."),
        Value("--clip", "train.clip", "Largest gradient norm (default 1; 0: none)."),
        Value("--max-length", "train.maxLength", "Longest dialog in tokens (default: the context)."),
        Value("--packed-tokens", "train.packedTokens", "Tokens of a packed row: memory, not result (default: 4096, or as many as the longest dialog has)."),
        Value("--loss-rows", "train.lossRows", "Positions whose logits exist at once: memory, not result."),
        Value("--checkpoint-every", "train.checkpointEvery", "Steps between resumable checkpoints (default 50)."),
        Value("--seed", "seed", "Everything random follows from it (default 1)."),
    ];

    private readonly IReadOnlyList<(Option<bool> Option, string Key)> _flags =
    [
        Flag("--dora", "train.dora", "Weight-decomposed adapters (DoRA)."),
        Flag("--rslora", "train.rankStabilised", "Alpha over the root of the rank (rsLoRA)."),
        Flag("--packing", "train.packing", "Dialogs share rows, each seeing itself alone: speed, not result."),
        Flag("--recompute", "train.recompute", "Blocks run again on the way back: a fraction of the memory, a quarter more time."),
    ];

    public IEnumerable<Option> Options => [_config, .. _values.Select(v => v.Option), _targets, _heldOut, _patience, _every, .. _flags.Select(f => f.Option)];

    /// <summary>The config that file, model and options amount to.</summary>
    /// <exception cref="CycleConfigException">It says something that cannot be done; every problem is named.</exception>
    public CycleConfig Read(ParseResult arguments, LocalModel model)
    {
        var text = "";
        if (arguments.GetValue(_config) is { } file)
        {
            CycleConfigReader.ReadFile(file); // its own mistakes are told with its own lines
            text = File.ReadAllText(file);
        }

        var values = _values.Select(v => (v.Key, Value: arguments.GetValue(v.Option))).Where(v => v.Value is not null).Select(v => (v.Key, v.Value!))
            .Concat(_flags.Where(f => arguments.GetValue(f.Option)).Select(f => (f.Key, "true")));
        var config = OptionText.Config(text, model.Keys(arguments).Concat(values));
        // A list and a section within a section are no single values of the text: they are read by themselves.
        var train = config.Train;
        if (arguments.GetValue(_targets) is { } targets)
        {
            train = train with { Targets = OptionText.Config($"train: {{targets: [{targets}]}}", []).Train.Targets };
        }

        if ((arguments.GetValue(_heldOut), arguments.GetValue(_patience), arguments.GetValue(_every)) is var (heldOut, patience, every) && (heldOut ?? patience ?? every) is not null)
        {
            var early = FormattableString.Invariant(
                $"train: {{earlyStopping: {{heldOutShare: {heldOut ?? $"{train.EarlyStopping.HeldOutShare}"}, patience: {patience ?? $"{train.EarlyStopping.Patience}"}, every: {every ?? $"{train.EarlyStopping.Every}"}, minimumImprovement: {train.EarlyStopping.MinimumImprovement}}}}}");
            train = train with { EarlyStopping = OptionText.Config(early, []).Train.EarlyStopping };
        }

        return config with { Train = train };
    }

    /// <summary>The keys that options or the file give a value; all others have their standard one.</summary>
    public IReadOnlySet<string> Given(ParseResult arguments)
    {
        var text = arguments.GetValue(_config) is { } file ? File.ReadAllText(file) : "";
        return _values.Where(v => arguments.GetValue(v.Option) is not null).Select(v => v.Key)
            .Concat(_flags.Where(f => arguments.GetValue(f.Option)).Select(f => f.Key))
            .Concat(_values.Select(v => v.Key).Concat(_flags.Select(f => f.Key)).Where(k => ConfigText.Get(text, k) is not null))
            // A list is no single value of the text, but one that says nothing else than the standard differs from nothing.
            .Concat(arguments.GetValue(_targets) is not null || CycleConfigReader.Read(text, "the file").Train.Targets is not ["all"] ? [TargetsKey] : [])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static (Option<string?> Option, string Key) Value(string name, string key, string description) => (new Option<string?>(name) { Description = description }, key);

    private static (Option<bool> Option, string Key) Flag(string name, string key, string description) => (new Option<bool>(name) { Description = description }, key);
}
