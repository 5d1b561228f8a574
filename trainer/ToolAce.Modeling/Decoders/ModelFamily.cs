namespace ToolAce.Modeling.Decoders;

/// <summary>The decoder families that are loaded, each called as <c>model_type</c> of a Hugging Face <c>config.json</c> calls it.</summary>
public enum ModelFamily
{
    /// <summary>Llama 2, 3, 3.1 and 3.2 (text).</summary>
    Llama,

    /// <summary>Mistral 7B and its kin: Llama with sliding windows in v0.1.</summary>
    Mistral,

    /// <summary>Qwen1.5, 2 and 2.5: biases on queries, keys and values.</summary>
    Qwen2,

    /// <summary>Qwen3, dense: norms over every query and key head.</summary>
    Qwen3,
}
