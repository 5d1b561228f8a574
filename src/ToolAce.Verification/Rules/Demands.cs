using System.Globalization;
using System.Text.RegularExpressions;
using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Rules;

/// <summary>What a dialog's own instruction demands of the form of answers. <paramref name="Notation"/> is a notation of calls other than brackets.</summary>
internal sealed partial record Demands(string? Notation, bool OneCall, int? Words)
{
    private static readonly Demands Usual = new(null, OneCall: false, null);

    public static Demands Of(DialogContext context)
    {
        var text = string.Join('\n', context.Turns.Where(t => t.Role == Role.System).Select(t => t.Text).Append(context.Dialog.Instruction));
        if (text.Length == 0)
        {
            return Usual;
        }

        // An instruction that shows the brackets means them, whatever else it names.
        var notation = Brackets().IsMatch(text) ? null : OtherNotation().Match(text) is { Success: true } match ? match.Groups["notation"].Value : null;
        var words = WordLimit().Match(text);
        return new Demands(notation, SingleCall().IsMatch(text), words.Success ? int.Parse(words.Groups["n"].Value, CultureInfo.InvariantCulture) : null);
    }

    [GeneratedRegex(@"\[\s*[\w.<>]+\s*\(.*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(write|return|output|put|give|answer with|format|respond with|reply with)\b[^.\n]{0,40}\bcalls?\b[^.\n]{0,40}\b(?<notation>JSON|XML|YAML)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherNotation();

    [GeneratedRegex(@"\b(only|at most|no more than|never more than|exactly)\s+(one|1|a single)\s+(function |tool )?call\b|\bone (function |tool )?call (at a time|per (message|turn|response))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SingleCall();

    [GeneratedRegex(@"\b(at most|no more than|fewer than|up to|within|under)\s+(?<n>\d{1,4})\s+words\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WordLimit();
}
