using System.Globalization;
using ToolAce.Eval.Leaderboards.References;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>Reads the lines of one board's file.</summary>
internal sealed class BoardRowReader(IReadOnlyList<string> columns, BoardShape shape, List<string> problems)
{
    private const string NotAvailable = "N/A";

    private static readonly HashSet<string> Facts =
    [
        "Rank", "Model", "Model Link", "Organization", "License", "Cost ($ Per 1k Function Calls)", "Total Cost ($)", "Latency Mean (s)", "Latency Standard Deviation (s)",
        "Latency 95th Percentile (s)",
    ];

    public IReadOnlyList<string> UnknownColumns { get; } = [.. columns.Where(c => !Facts.Contains(c) && BoardColumns.Figure(c, shape) is null)];

    public ReferenceRow Read(IReadOnlyList<string> fields)
    {
        var (figures, facts, other) = (new Dictionary<string, double>(), new Dictionary<string, string>(), new Dictionary<string, string>());
        for (var i = 0; i < fields.Count; i++)
        {
            var column = i < columns.Count ? columns[i] : $"column {i + 1}";
            var value = fields[i].Trim();
            if (value.Length == 0 || value == NotAvailable)
            {
                continue;
            }

            if (Facts.Contains(column))
            {
                facts[column] = value;
            }
            else if (BoardColumns.Figure(column, shape) is not { } figure)
            {
                other[column] = value;
            }
            else if (Percent(value) is not { } fraction)
            {
                other[column] = value;
                problems.Add($"'{value}' of {facts.GetValueOrDefault("Model")} in {column} is no percentage");
            }
            else if (figures.TryGetValue(figure, out var known) && !known.Equals(fraction))
            {
                other[column] = value;
                problems.Add($"{facts.GetValueOrDefault("Model")} has {figure} twice: {known} and {fraction}");
            }
            else
            {
                figures[figure] = fraction;
            }
        }

        if (fields.Count != columns.Count)
        {
            problems.Add($"the line of {facts.GetValueOrDefault("Model")} has {fields.Count} fields for {columns.Count} columns");
        }

        return Row(figures, facts, other);
    }

    private static ReferenceRow Row(Dictionary<string, double> figures, Dictionary<string, string> facts, Dictionary<string, string> other)
    {
        double? Number(string column)
        {
            if (!facts.TryGetValue(column, out var text))
            {
                return null;
            }

            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                other[column] = text;
                return null;
            }

            return number;
        }

        var latency = new Latency(Number("Latency Mean (s)"), Number("Latency Standard Deviation (s)"), Number("Latency 95th Percentile (s)"));
        return new ReferenceRow(facts.GetValueOrDefault("Model", ""), figures)
        {
            Rank = (int?)Number("Rank"),
            Link = facts.GetValueOrDefault("Model Link"),
            Organization = facts.GetValueOrDefault("Organization"),
            License = facts.GetValueOrDefault("License"),
            Cost = Number("Cost ($ Per 1k Function Calls)") is { } rate ? new(rate, "1,000 calls") : Number("Total Cost ($)") is { } total ? new(total, "run") : null,
            Latency = latency is { Mean: null, Deviation: null, Percentile95: null } ? null : latency,
            Other = other,
        };
    }

    private static double? Percent(string text) =>
        decimal.TryParse(text.EndsWith('%') ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) ? (double)(percent / 100) : null;
}
