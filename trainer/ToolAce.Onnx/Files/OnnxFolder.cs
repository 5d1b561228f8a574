using ToolAce.Modeling.Decoders;

namespace ToolAce.Onnx.Files;

/// <summary>x</summary>
internal static class OnnxFolder
{
    public static DecoderConfig Check(string folder) => DecoderConfig.Load(folder);
}
