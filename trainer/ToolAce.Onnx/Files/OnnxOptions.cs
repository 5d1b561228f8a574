namespace ToolAce.Onnx.Files;

/// <summary>How a model is written as ONNX.</summary>
public sealed record OnnxOptions
{
    /// <summary>
    /// Weights, activations and cache in half precision, for GPUs; logits stay in single precision. Padding may then stand on the right only, as ONNX Runtime's CUDA
    /// attention has it.
    /// </summary>
    public bool Half { get; init; }

    /// <summary>Weights of more bytes than this together go into a file beside the model; never more than protobuf's 2 GiB stay inside.</summary>
    public long ExternalDataThreshold { get; init; } = ModelWriter.LargestFile;
}
