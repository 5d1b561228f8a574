using System.Buffers;

namespace ToolAce.Synthesis.Formats.Schemas;

/// <summary>Names that the call syntax can write. Blanks, dots, slashes and any script are fine; brackets, quotes, commas and equal signs are not.</summary>
internal static class CallNames
{
    private static readonly SearchValues<char> Bad = SearchValues.Create("()\"'=,");

    /// <summary>The name itself, or with <c>_</c> for what calls cannot hold; null when nothing is left of it.</summary>
    public static string? Fit(string name)
    {
        var trimmed = name.Trim();
        var fit = trimmed.AsSpan().ContainsAny(Bad) || trimmed.Any(char.IsControl)
            ? string.Concat(trimmed.Select(c => Bad.Contains(c) || char.IsControl(c) ? '_' : c))
            : trimmed;
        return fit.All(c => c == '_') ? null : fit;
    }
}
