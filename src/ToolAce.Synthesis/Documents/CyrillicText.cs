namespace ToolAce.Synthesis.Documents;

/// <summary>Whether a text is in a language written in Cyrillic: small letters mostly, and its commonest ones common. Another encoding read so turns them into others.</summary>
internal static class CyrillicText
{
    private const string Commonest = "оеаинтсрвлі";
    private const double FewestLetters = 0.9;
    private const double FewestSmall = 0.5;
    private const double FewestCommon = 0.5;

    /// <summary>The share of the commonest letters, 0–1; 0 where it is no such text.</summary>
    public static double Plausibility(string text)
    {
        var (beyond, letters, small, common) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            if (c > '\u007F' && !char.IsPunctuation(c) && !char.IsWhiteSpace(c))
            {
                var isLetter = c is >= '\u0400' and <= '\u04FF';
                beyond++;
                letters += isLetter ? 1 : 0;
                small += isLetter && char.IsLower(c) ? 1 : 0;
                common += Commonest.Contains(char.ToLowerInvariant(c)) ? 1 : 0;
            }
        }

        var share = common / (double)Math.Max(1, letters);
        return letters > 0 && letters >= FewestLetters * beyond && small >= FewestSmall * letters && share >= FewestCommon ? share : 0;
    }
}
