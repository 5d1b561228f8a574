namespace ToolAce.Eval.ApiBank.Rouge;

/// <summary>The longest common subsequence of two sentences, the one that the package's back-tracking finds.</summary>
internal static class Subsequence
{
    /// <summary>Adds its words to a set.</summary>
    public static void AddTo(HashSet<string> words, string[] first, string[] second)
    {
        var width = second.Length + 1;
        var table = new int[(first.Length + 1) * width];
        for (var i = 1; i <= first.Length; i++)
        {
            var row = i * width;
            for (var j = 1; j <= second.Length; j++)
            {
                table[row + j] = first[i - 1] == second[j - 1]
                    ? table[row - width + j - 1] + 1
                    : Math.Max(table[row - width + j], table[row + j - 1]);
            }
        }

        for (var (i, j) = (first.Length, second.Length); i > 0 && j > 0;)
        {
            if (first[i - 1] == second[j - 1])
            {
                words.Add(first[i - 1]);
                i--;
                j--;
            }
            else if (table[(i - 1) * width + j] > table[i * width + j - 1])
            {
                i--;
            }
            else
            {
                j--;
            }
        }
    }
}
