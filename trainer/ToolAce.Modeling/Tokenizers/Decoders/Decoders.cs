using System.Text;
using ToolAce.Modeling.Tokenizers.PreTokenizers;

namespace ToolAce.Modeling.Tokenizers.Decoders;

internal sealed class SequenceDecoder(IReadOnlyList<IDecoder> steps) : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) => steps.Aggregate(tokens, (current, step) => step.Apply(current));
}

internal sealed class ByteLevelDecoder : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) => [Encoding.UTF8.GetString([.. tokens.SelectMany(ByteAlphabet.Decode)])];
}

internal sealed class MetaspaceDecoder(char replacement, PrependScheme scheme) : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) =>
        [.. tokens.Select((token, i) => i == 0 && scheme != PrependScheme.Never ? token.Replace(replacement.ToString(), "") : token.Replace(replacement, ' '))];
}

internal sealed class ReplaceDecoder(TokenPattern pattern, string content) : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) => [.. tokens.Select(token => pattern.Replace(token, content))];
}

internal sealed class FuseDecoder : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) => [string.Concat(tokens)];
}

internal sealed class StripDecoder(char content, int start, int stop) : IDecoder
{
    public IReadOnlyList<string> Apply(IReadOnlyList<string> tokens) => [.. tokens.Select(Strip)];

    private string Strip(string token)
    {
        var (from, to) = (0, token.Length);
        while (from < start && from < to && token[from] == content)
        {
            from++;
        }

        for (var taken = 0; taken < stop && to > from && token[to - 1] == content; taken++)
        {
            to--;
        }

        return token[from..to];
    }
}
