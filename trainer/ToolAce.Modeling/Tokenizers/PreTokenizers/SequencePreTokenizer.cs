namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

internal sealed class SequencePreTokenizer(IReadOnlyList<IPreTokenizer> steps) : IPreTokenizer
{
    public void Split(string piece, bool atStart, List<string> parts)
    {
        List<string> current = [piece];
        foreach (var step in steps)
        {
            var next = new List<string>();
            for (var i = 0; i < current.Count; i++)
            {
                step.Split(current[i], atStart && i == 0, next);
            }

            current = next;
        }

        parts.AddRange(current);
    }
}
