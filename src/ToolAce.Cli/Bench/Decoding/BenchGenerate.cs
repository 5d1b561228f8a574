using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Models;
using ToolAce.Modeling;
using ToolAce.Modeling.Devices;
using ToolAce.Modeling.Weights;
using ToolAce.Onnx;
using ToolAce.Onnx.Files;
using ToolAce.Synthesis.Corpora;
using TorchSharp;

namespace ToolAce.Cli.Bench.Decoding;

/// <summary>
/// <c>toolace bench generate</c>: how fast a checkpoint answers on torch and its export on ONNX Runtime, one prompt at a time and 32 together. Both continue the same
/// beginnings of documents greedily, in turns; a token that differs fails the bench, since a fast wrong decoder is worth nothing.
/// </summary>
internal sealed class BenchGenerate() : VerbPart("generate", "Measures how many tokens a second a checkpoint writes on torch, and its export on ONNX Runtime.")
{
    private const int Prompts = 32;
    private const int Alone = 8;

    private readonly Option<string?> _model = new("--model") { Description = "A model folder in Hugging Face layout (default configs/models/tiny)." };
    private readonly Option<int> _tokens = new("--tokens") { Description = "Most tokens of an answer.", DefaultValueFactory = _ => 96 };
    private readonly Option<int> _passes = new("--passes") { Description = "Passes of each measure; the median counts.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _threads = new("--threads") { Description = "CPU threads of both (default 0: all cores).", DefaultValueFactory = _ => 0 };

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.GetValue(_model) ?? Path.Combine(ProgramRoot.Current(), "configs", "models", "tiny"));
        var threads = arguments.GetValue(_threads);
        using var work = new WorkFolder(given: null);
        var export = Path.Combine(work.Path, "onnx");
        using (var weights = StoredWeights.Open(folder))
        {
            output.Note($"exporting {folder} to ONNX");
            new OnnxExporter(weights.Config, name => weights.Read(name, torch.ScalarType.Float32), folder).Write(export, new OnnxOptions(), progress: null, cancellationToken);
        }

        using var ours = LocalTextModel.Load(folder, adapterFolder: null, torch.ScalarType.Float32, torch.CPU);
        ours.Model.UseThreads(threads);
        using var onnx = OnnxTextModel.Load(export, DeviceRequest.Auto, threads, output.Note);
        var race = new DecodingRace(ours, onnx, new GenerationOptions(arguments.GetValue(_tokens)), arguments.GetValue(_passes), output);
        var prompts = Beginnings();
        var runs = new List<DecodingRun>
        {
            await race.MeasureAsync(batch: 1, [.. prompts.Take(Alone).Select(p => (IReadOnlyList<string>)[p])], cancellationToken),
            await race.MeasureAsync(Prompts, [prompts], cancellationToken),
        };
        output.Result(new { runs, onnxProvider = onnx.Provider.Name, cores = Environment.ProcessorCount });
        return runs.TrueForAll(r => r.SameTokens) ? ExitCodes.Done : ExitCodes.Failed;
    }

    protected override void Declare(Command command)
    {
        foreach (var option in (Option[])[_model, _tokens, _passes, _threads])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Beginnings of the shipped documents, of different lengths.</summary>
    private static List<string> Beginnings()
    {
        var documents = Corpus.Load(Path.Combine(ProgramRoot.Current(), "configs", "corpus")).Documents;
        return [.. Enumerable.Range(0, Prompts).Select(i => documents[i % documents.Count].Source).Select((text, i) => text[..Math.Min(text.Length, 80 + 12 * i)])];
    }
}
