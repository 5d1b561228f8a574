namespace ToolAce.Modeling.Tokenizers.Decoders;

/// <summary>One step on the way from tokens back to text.</summary>
internal interface IDecoder
{
    IReadOnlyList<string> Apply(IReadOnlyList<string> tokens);
}
