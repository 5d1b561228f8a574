using System.CommandLine;
using ToolAce.Modeling.Devices;
using TorchSharp;

namespace ToolAce.Cli.Hosting;

/// <summary>The options that say where a local model runs and in which type, with what holds when they are left out.</summary>
internal sealed class DeviceOptions(string device = "auto", string dtype = "auto")
{
    private readonly Option<string> _device = new("--device") { Description = $"Where a local model runs: {DeviceRequest.Allowed}.", DefaultValueFactory = _ => device };
    private readonly Option<string> _dtype = new("--dtype") { Description = "Type of its weights: auto (bfloat16 on a GPU, else float32), float32 or bfloat16.", DefaultValueFactory = _ => dtype };

    public IEnumerable<Option> All => [_device, _dtype];

    /// <summary>What they mean on this machine.</summary>
    /// <exception cref="UsageException">A word that is none, or a GPU that is not there.</exception>
    public DeviceChoice Choose(ParseResult arguments)
    {
        var (request, type) = Asked(arguments);
        try
        {
            return DeviceChoice.Of(request, type);
        }
        catch (DeviceAbsentException e)
        {
            throw new UsageException(e.Message, "Say --device auto or --device cpu.");
        }
    }

    /// <summary>What they say; no type means the standard one.</summary>
    /// <exception cref="UsageException">A word that is none.</exception>
    public (DeviceRequest Device, torch.ScalarType? Type) Asked(ParseResult arguments)
    {
        if (!DeviceRequest.TryParse(arguments.GetValue(_device), out var request))
        {
            throw new UsageException($"There is no device '{arguments.GetValue(_device)}'.", $"Say {DeviceRequest.Allowed}.");
        }

        return (request, arguments.GetValue(_dtype) switch
        {
            "auto" => null,
            "float32" => torch.ScalarType.Float32,
            "bfloat16" => torch.ScalarType.BFloat16,
            var other => throw new UsageException($"There is no type '{other}' for weights.", "Say --dtype auto, float32 or bfloat16."),
        });
    }
}
