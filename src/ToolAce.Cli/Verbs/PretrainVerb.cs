using System.CommandLine;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.TinyBase;
using ToolAce.Cli.Verbs.Training;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Corpora;
using ToolAce.Trainer.Pretraining;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace pretrain</c>: makes the shipped tiny base anew, from the corpus and a seed. Stops and resumes at will.</summary>
internal sealed class PretrainVerb() : Verb("pretrain", "Makes the tiny base checkpoint anew: tokenizer and weights, from the shipped corpus. Started again, it goes on where it stopped.")
{
    private readonly Option<string> _output = new("--out") { Description = "Where the finished model folder goes.", Required = true };
    private readonly Option<string?> _work = new("--work") { Description = "Where checkpoints and curves are kept (default: OUT.work)." };
    private readonly Option<string?> _from = new("--from") { Description = "A base of the same corpus whose weights to start from (default: random weights)." };
    private readonly Option<string?> _phases = new("--phases") { Description = "Only these phases, separated by commas (default: all), for example the later ones with --from." };
    private readonly Option<int> _seed = new("--seed") { Description = "Everything random follows from it.", DefaultValueFactory = _ => 1 };
    private readonly DeviceOptions _device = new("cpu", "float32");
    private readonly Option<int> _threads = new("--threads") { Description = "CPU threads (default: all cores); the result does not depend on them." };

    protected override void Declare(Command command)
    {
        command.Options.Add(_output);
        command.Options.Add(_work);
        command.Options.Add(_from);
        command.Options.Add(_phases);
        command.Options.Add(_seed);
        command.Options.Add(_threads);
        foreach (var option in _device.All)
        {
            command.Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.GetValue(_output)!);
        var work = Path.GetFullPath(arguments.GetValue(_work) ?? folder.TrimEnd('/') + ".work");
        var options = new TinyBaseOptions
        {
            Seed = arguments.GetValue(_seed),
            Threads = arguments.GetValue(_threads),
            Device = _device.Choose(arguments),
            From = arguments.GetValue(_from) is { } from ? Path.GetFullPath(from) : null,
        };
        var recipe = new TinyBaseRecipe(
            Corpus.Load(Path.Combine(ProgramRoot.Current(), "configs", "corpus")), arguments.GetValue(_phases) is { } chosen ? options.Only(chosen.Split(',')) : options);
        PretrainExam? last = null;
        var curve = Path.Combine(work, "exams.jsonl");
        using (var progress = output.Begin("pretrain", 0, "steps"))
        {
            var steps = new TrainProgress(progress);
            recipe.Run(
                work,
                folder,
                p =>
                {
                    steps.Report(p.Step);
                    if (p.Step.Record.Step % 500 == 0)
                    {
                        progress.Note($"{p.Phase} {p.Step.Record.Step}/{p.Step.Steps}: {progress.Detail}, {p.Tokens / 1e6:F1}M tokens, {p.Step.Left.TotalMinutes:F0} min left");
                    }
                },
                exam =>
                {
                    last = exam;
                    File.AppendAllText(curve, JsonSerializer.Serialize(exam, CoreJson.Options) + "\n");
                    progress.Note($"step {exam.Step}: answer tokens right {exam.TokenAccuracy:P1}, whole documents right {exam.ExactAccuracy:P1}");
                },
                output.Note,
                cancellationToken);
        }

        output.Result(new { folder, exam = last });
        return Task.FromResult(ExitCodes.Done);
    }
}
