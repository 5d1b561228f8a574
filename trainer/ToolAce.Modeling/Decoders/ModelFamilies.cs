namespace ToolAce.Modeling.Decoders;

/// <summary>What the families are called, and in what their configs differ.</summary>
public static class ModelFamilies
{
    /// <summary>The known families in words, for errors.</summary>
    public const string Known = "llama (Llama 2 to 3.2), mistral, qwen2 (Qwen1.5, 2 and 2.5), qwen3";

    /// <summary>The family of a <c>model_type</c>; null when it is not known.</summary>
    public static ModelFamily? Parse(string modelType) => modelType switch
    {
        "llama" => ModelFamily.Llama,
        "mistral" => ModelFamily.Mistral,
        "qwen2" => ModelFamily.Qwen2,
        "qwen3" => ModelFamily.Qwen3,
        _ => null,
    };

    /// <summary><c>model_type</c>.</summary>
    public static string ModelType(ModelFamily family) => family switch
    {
        ModelFamily.Llama => "llama",
        ModelFamily.Mistral => "mistral",
        ModelFamily.Qwen2 => "qwen2",
        ModelFamily.Qwen3 => "qwen3",
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "unknown family"),
    };

    /// <summary>The class that <c>architectures</c> names.</summary>
    public static string Architecture(ModelFamily family) => $"{family}ForCausalLM";
}
