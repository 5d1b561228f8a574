using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.DuckDb;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Browsing;

/// <summary>Looks through the tools that an iteration evolved, earlier ones included. A search's cost grows with the tools.</summary>
public sealed class ApiBrowser(HomeLayout home)
{
    private const string Columns = "number, name, description, lineage.domain, lineage.generation::BIGINT, lineage.parent, array_to_string(lineage.indicators, ', ')";
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>Iterations of a cycle that evolved tools.</summary>
    public IReadOnlyList<int> Iterations(string cycleId) => [.. artifacts.Iterations(cycleId).Where(i => Apis(cycleId, i) is not null)];

    /// <summary>Domains of an iteration's tools, by name.</summary>
    public IReadOnlyList<string> Domains(string cycleId, int iteration, CancellationToken cancellationToken) => Apis(cycleId, iteration) is { } apis
        ? [.. ArtifactSql.Rows(apis, $"SELECT DISTINCT lineage.domain FROM {ArtifactSql.Table(apis)} WHERE lineage.domain IS NOT NULL ORDER BY 1", cancellationToken).Select(r => (string)r[0]!)]
        : [];

    /// <summary>How many tools pass the filter, and some of them by name.</summary>
    public (long Total, IReadOnlyList<ApiLine> Lines) Search(string cycleId, int iteration, ApiFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (Apis(cycleId, iteration) is not { } apis)
        {
            return (0, []);
        }

        using var database = ArtifactSql.Open([apis]);
        var from = $"{Numbered(apis)} WHERE {Conditions(filter)}";
        var total = (long)database.QueryRow($"SELECT count(*) FROM {from}", cancellationToken)[0]!;
        return (total, [.. database.Query($"SELECT {Columns} FROM {from} ORDER BY name, number LIMIT {take} OFFSET {skip}", cancellationToken).Select(Line)]);
    }

    /// <summary>One tool with its kin; null where the pool has no such place.</summary>
    public ApiView? Read(string cycleId, int iteration, long number, CancellationToken cancellationToken)
    {
        if (number < 0 || Apis(cycleId, iteration) is not { } apis || apis.Read<ApiRow>(skip: number, take: 1).FirstOrDefault() is not { } api)
        {
            return null;
        }

        var pool = ArtifactSql.Rows(apis, $"SELECT {Columns} FROM {Numbered(apis)} ORDER BY number", cancellationToken).ConvertAll(Line);
        var parents = Parents(pool);
        var ancestors = new List<ApiLine>();
        for (var at = parents[(int)number]; at is { } parent; at = parents[parent])
        {
            ancestors.Insert(0, pool[parent]);
        }

        return new ApiView(api.ToApi(), ancestors, [.. pool.Where(l => parents[(int)l.Number] == (int)number)], api.Prompts ?? []);
    }

    /// <summary>Where each tool's parent stands. The lineage has its name, and a tool is evolved from one before it: the last of that name is meant.</summary>
    private static int?[] Parents(List<ApiLine> pool)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var parents = new int?[pool.Count];
        for (var i = 0; i < pool.Count; i++)
        {
            parents[i] = pool[i].Parent is { } parent && last.TryGetValue(parent, out var place) ? place : null;
            last[pool[i].Name] = i;
        }

        return parents;
    }

    private static ApiLine Line(IReadOnlyList<object?> row) =>
        new((long)row[0]!, (string)row[1]!, (string)row[2]!, (string?)row[3] ?? "", (long?)row[4] ?? 0, (string?)row[5], (string?)row[6] ?? "");

    private static string Numbered(Artifact apis) => $"(SELECT *, {ArtifactSql.RowNumber} AS number FROM {ArtifactSql.Table(apis)})";

    private static string Conditions(ApiFilter filter)
    {
        var conditions = new List<string> { "true" };
        if (filter.Domain is { Length: > 0 } domain)
        {
            conditions.Add($"lineage.domain = {DuckDbDatabase.Quote(domain)}");
        }

        if (filter.Generation is { } generation)
        {
            conditions.Add($"lineage.generation = {generation}");
        }

        if (filter.Text is { Length: > 0 } text)
        {
            conditions.Add($"contains(lower(name || ' ' || description), lower({DuckDbDatabase.Quote(text)}))");
        }

        return string.Join(" AND ", conditions);
    }

    private Artifact? Apis(string cycleId, int iteration) => artifacts.Find(cycleId, iteration, StageNames.Evolve, ArtifactNames.Apis);
}
