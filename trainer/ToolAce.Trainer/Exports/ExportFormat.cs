namespace ToolAce.Trainer.Exports;

/// <summary>What a checkpoint can be published as.</summary>
public enum ExportFormat
{
    /// <summary>The adapter alone, in PEFT's layout.</summary>
    Peft,

    /// <summary>A whole model in Hugging Face layout, the adapter merged into its weights.</summary>
    Merged,

    /// <summary>A whole model in one GGUF file for llama.cpp, its matrices in half precision.</summary>
    GgufF16,

    /// <summary>A whole model in one GGUF file for llama.cpp, its matrices in ggml's q8_0: blocks of 32 weights, 8 bits each, with one scale.</summary>
    GgufQ8,

    /// <summary>A whole model for ONNX Runtime in single precision, with a key-value cache.</summary>
    Onnx,

    /// <summary>The same in half precision, for GPUs.</summary>
    OnnxF16,
}
