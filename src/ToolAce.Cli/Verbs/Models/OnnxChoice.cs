using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Devices;
using ToolAce.Onnx;
using static TorchSharp.torch;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>Opens an ONNX export as the options of a verb ask.</summary>
internal static class OnnxChoice
{
    /// <summary>Opens it and tells where it runs and why; the caller disposes it. Its number format is the export's own, so another <paramref name="dtype"/> is refused.</summary>
    /// <exception cref="UsageException">The device is not there, or the weights are of another type.</exception>
    public static OnnxTextModel Open(string folder, DeviceRequest device, ScalarType? dtype, int threads, Action<string> note, int contextLimit = 0)
    {
        OnnxTextModel model;
        try
        {
            model = OnnxTextModel.Load(folder, device, threads, note, contextLimit);
        }
        catch (DeviceAbsentException e)
        {
            throw new UsageException(e.Message, "Say --device auto or --device cpu.");
        }

        if (dtype is null || (dtype == ScalarType.Float32 && !model.Half))
        {
            return model;
        }

        var stored = model.Half ? "float16" : "float32";
        model.Dispose();
        throw new UsageException($"{folder} is an ONNX export in {stored}: --dtype cannot change that.", "Leave --dtype away, or export the checkpoint in another form.");
    }
}
