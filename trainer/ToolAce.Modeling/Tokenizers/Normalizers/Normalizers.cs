namespace ToolAce.Modeling.Tokenizers.Normalizers;

internal sealed class SequenceNormalizer(IReadOnlyList<INormalizer> parts) : INormalizer
{
    public string Apply(string text) => parts.Aggregate(text, (current, part) => part.Apply(current));
}

internal sealed class ReplaceNormalizer(TokenPattern pattern, string content) : INormalizer
{
    public string Apply(string text) => pattern.Replace(text, content);
}

internal sealed class ComposingNormalizer : INormalizer
{
    public string Apply(string text) => CanonicalComposition.Apply(text);
}

internal sealed class LowercaseNormalizer : INormalizer
{
    public string Apply(string text) => text.ToLowerInvariant();
}

internal sealed class PrependNormalizer(string prefix) : INormalizer
{
    public string Apply(string text) => text.Length == 0 ? text : prefix + text;
}
