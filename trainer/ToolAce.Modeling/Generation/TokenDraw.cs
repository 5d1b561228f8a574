namespace ToolAce.Modeling.Generation;

/// <summary>Draws a token.</summary>
public static class TokenDraw
{
    /// <summary>An index by its probability; one number is taken from <paramref name="random"/>.</summary>
    public static int From(ReadOnlySpan<float> probabilities, Random random)
    {
        var left = random.NextDouble();
        for (var i = 0; i < probabilities.Length; i++)
        {
            left -= probabilities[i];
            if (left < 0)
            {
                return i;
            }
        }

        return probabilities.Length - 1;
    }
}
