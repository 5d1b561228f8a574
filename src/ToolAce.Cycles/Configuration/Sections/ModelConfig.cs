using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Modeling.Devices;

namespace ToolAce.Cycles.Configuration;

/// <summary>The model to be trained. <paramref name="Path"/> is a Hugging Face folder; <paramref name="Threads"/> 0 means all cores.</summary>
/// <param name="Device">Where it runs: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</param>
/// <param name="ContextLength">Tokens of prompt and answer together; 0 means the model's own limit.</param>
public sealed record ModelConfig(string Path, DeviceRequest Device, Precision Precision, int Threads, int ContextLength)
{
    internal static ModelConfig Read(Section s) => new(
        s.Text("path", "configs/models/tiny"),
        ReadDevice(s),
        s.Word("precision", Precision.Auto),
        s.Whole("threads", 0, 0, 1024),
        s.Whole("contextLength", 0, 0, 1_048_576));
    private static DeviceRequest ReadDevice(Section s)
    {
        var text = s.Text("device", "auto");
        if (!DeviceRequest.TryParse(text, out var request))
        {
            s.Complain("device", $"model.device is {text}; it must be {DeviceRequest.Allowed}");
        }

        return request;
    }
}
