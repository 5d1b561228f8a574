namespace ToolAce.Modeling.Tokenizers.Normalizers;

/// <summary>Rewrites text before it is cut.</summary>
internal interface INormalizer
{
    string Apply(string text);
}
