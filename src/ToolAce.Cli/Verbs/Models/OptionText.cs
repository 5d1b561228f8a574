using ToolAce.Cycles.Configuration;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>Options of the command line as values of a config, so that one reader checks both, with one wording.</summary>
internal static class OptionText
{
    private const string Source = "the command line";

    /// <summary>A config's text with values put into it, read.</summary>
    /// <exception cref="CycleConfigException">The result says something that cannot be done.</exception>
    public static CycleConfig Config(string text, IEnumerable<(string Key, string Value)> values)
    {
        foreach (var (key, value) in values)
        {
            try
            {
                text = ConfigText.Set(text, key, value);
            }
            catch (FormatException e)
            {
                throw new CycleConfigException(Source, [new(0, key, $"{key} cannot be set by an option: {e.Message}")]);
            }
        }

        return CycleConfigReader.Read(text, Source);
    }
}
