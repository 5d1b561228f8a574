using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>The example buffer of each domain: the newest accepted APIs.</summary>
internal sealed class ExampleBuffers
{
    private readonly int size;
    private readonly Dictionary<string, List<ApiDefinition>> buffers = [];

    public ExampleBuffers(IEnumerable<ApiDefinition> accepted, int size)
    {
        this.size = size;
        foreach (var api in accepted)
        {
            Add(api);
        }
    }

    public IReadOnlyList<ApiDefinition> Of(string domain) => buffers.GetValueOrDefault(domain) ?? [];

    public void Add(ApiDefinition api)
    {
        if (api.Lineage is not { } lineage)
        {
            return;
        }

        if (!buffers.TryGetValue(lineage.Domain, out var buffer))
        {
            buffers[lineage.Domain] = buffer = [];
        }

        buffer.Add(api);
        if (buffer.Count > size)
        {
            buffer.RemoveAt(0);
        }
    }
}
