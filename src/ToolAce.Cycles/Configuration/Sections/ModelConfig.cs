using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>The model to be trained. <paramref name="Path"/> is a Hugging Face folder; <paramref name="Threads"/> 0 means all cores.</summary>
/// <param name="ContextLength">Tokens of prompt and answer together; 0 means the model's own limit.</param>
public sealed record ModelConfig(string Path, ComputeDevice Device, Precision Precision, int Threads, int ContextLength)
{
    internal static ModelConfig Read(Section s) => new(
        s.Text("path", "configs/models/tiny"),
        s.Word("device", ComputeDevice.Auto),
        s.Word("precision", Precision.Auto),
        s.Whole("threads", 0, 0, 1024),
        s.Whole("contextLength", 0, 0, 1_048_576));
}
