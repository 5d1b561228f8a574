using ToolAce.Eval.Suites;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>The official suites' questions, which a person downloads; this project ships its own in the same formats.</summary>
internal sealed class SuiteProbe(Machine machine) : IProbe
{
    public string Name => "suites";

    public bool Required => false;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var folder = machine.Variable(ExpectedData.Variable) is { Length: > 0 } named ? named : null;
        var present = ExpectedData.All.Where(d => d.IsIn(folder)).ToList();
        var missing = ExpectedData.All.Except(present).ToList();
        var facts = new Dictionary<string, object?> { ["folder"] = folder, ["present"] = present.Select(d => d.Suite), ["missing"] = missing };
        return Task.FromResult(missing.Count == 0
            ? new Finding(Name, FindingState.Ok, Found(folder!, present), Facts: facts)
            : new Finding(
                Name,
                FindingState.Limited,
                folder is null ? $"{ExpectedData.Variable} is not set" : Found(folder, present) + $"; not there: {Names(missing)}",
                present.Count == 0 ? "only this project's own suites can be run, unless a command names the folder with --data" : string.Join("; ", Costs(missing)),
                $"{(folder is null ? $"export {ExpectedData.Variable}=DIR, and put" : "put")} there: {string.Join("; ", missing.Select(d => $"{d.Folder}/ with {d.Upstream}"))}",
                facts));
    }

    private static string Found(string folder, List<ExpectedData> present) => present.Count == 0 ? $"no official questions in {folder}" : $"official questions: {Names(present)} in {folder}";

    private static string Names(IEnumerable<ExpectedData> data) => string.Join(", ", data.Select(d => d.Suite));

    private static IEnumerable<string> Costs(List<ExpectedData> missing)
    {
        var general = missing.FindAll(d => d.Folder.StartsWith("general/", StringComparison.Ordinal));
        foreach (var data in missing.Except(general))
        {
            yield return $"{data.Suite} cannot be run, and no score compares with its published ones";
        }

        if (general.Count > 0)
        {
            yield return $"what tuning makes a model forget is not measured on {Names(general)}";
        }
    }
}
