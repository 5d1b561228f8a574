using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Onnx;
using static TorchSharp.torch;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>What runs a checkpoint that only has to answer: torch, or ONNX Runtime for an ONNX export.</summary>
internal static class TextRuntime
{
    private const string Torch = "torch";
    private const string Onnx = "onnx";

    public static Option<string?> Option() => new("--runtime") { Description = $"{Torch} or {Onnx} (default: {Onnx} for the folder of an ONNX export, else {Torch})." };

    /// <summary>Opens the model by the runtime asked for; the caller disposes it.</summary>
    public static (ITextModel Model, string Runtime) Open(ParseResult arguments, LocalModel model, string? asked, Output output)
    {
        var source = model.Source(arguments);
        var isExport = OnnxTextModel.IsExport(source.BaseFolder);
        switch (asked ?? (isExport ? Onnx : Torch))
        {
            case Torch:
                return (model.Open(arguments, output), Torch);
            case Onnx when !isExport:
                throw new UsageException($"{source.BaseFolder} is no ONNX export.", "Write one with: toolace export --format onnx");
            case Onnx when source.AdapterFolder is not null:
                throw new UsageException("An adapter cannot be put on an ONNX export: it is merged in already.", "Leave --adapter away, or export again.");
            case Onnx:
                var config = OptionText.Config("", model.Keys(arguments)).Model;
                return (OnnxChoice.Open(source.BaseFolder, config.Device, Type(config.Precision), config.Threads, output.Note, config.ContextLength), Onnx);
            case var other:
                throw new UsageException($"There is no runtime '{other}'.", $"Say --runtime {Torch} or --runtime {Onnx}.");
        }
    }

    private static ScalarType? Type(Precision precision) => precision switch
    {
        Precision.Float32 => ScalarType.Float32,
        Precision.Bfloat16 => ScalarType.BFloat16,
        _ => null,
    };
}
