namespace ToolAce.Onnx.Graphs;

/// <summary>What inputs and outputs are called, as in the exports of Hugging Face Optimum and onnxruntime-genai.</summary>
internal static class GraphNames
{
    /// <summary>Token ids, int64 [batch, sequence].</summary>
    public const string InputIds = "input_ids";

    /// <summary>1 for a token and 0 for padding, int64 [batch, past and new positions].</summary>
    public const string AttentionMask = "attention_mask";

    /// <summary>An input that may be left out: logits are made for so many last positions; 0, the default, means all.</summary>
    public const string LogitsToKeep = "num_logits_to_keep";

    /// <summary>[batch, sequence, vocabulary], in single precision.</summary>
    public const string Logits = "logits";

    /// <summary>[batch, key-value heads, past positions, head size].</summary>
    public static string PastKey(int layer) => $"past_key_values.{layer}.key";

    /// <inheritdoc cref="PastKey"/>
    public static string PastValue(int layer) => $"past_key_values.{layer}.value";

    /// <summary>[batch, key-value heads, past and new positions, head size].</summary>
    public static string PresentKey(int layer) => $"present.{layer}.key";

    /// <inheritdoc cref="PresentKey"/>
    public static string PresentValue(int layer) => $"present.{layer}.value";
}
