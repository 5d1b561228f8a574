using System.Security.Cryptography;
using System.Text;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Models;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>Language models that write and judge.</summary>
/// <param name="Config">Its <c>agents</c>, <c>verify</c> and <c>model</c> sections say who they are and how they are asked.</param>
/// <param name="Home">Keeps their answers.</param>
/// <param name="Checkpoint">The folder of a local one; null for an endpoint.</param>
internal sealed record AgentTeam(CycleConfig Config, HomeLayout Home, string? Checkpoint)
{
    private const string Prompts = "configs/prompts";
    private const string Documents = "configs/corpus";

    /// <summary>Requests under way at once.</summary>
    public int AtOnce => Checkpoint is null ? Config.Agents.Concurrency : 1;

    /// <summary>What decides their answers: who they are, what they are told, the weights of a local one.</summary>
    public object Request(CancellationToken cancellationToken) => new
    {
        who = Config.Agents.ForData(),
        prompts = Hash(Path.Combine(ProgramRoot.Current(), Prompts), cancellationToken),
        weights = Checkpoint is { } folder ? new LocalLearner(_ => { }).VersionOf(new ModelSource(folder, AdapterFolder: null)) : null,
    };

    /// <summary>Gathers them; nobody is asked yet.</summary>
    /// <param name="bill">The file of the bill; null where none is kept.</param>
    /// <exception cref="CycleConfigException">The endpoint's key is missing.</exception>
    public Workshop Open(string? bill) => Workshop.Open(Config, new WorkshopPlaces(Path.Combine(ProgramRoot.Current(), Documents), Home)
    {
        Prompts = Path.Combine(ProgramRoot.Current(), Prompts),
        Checkpoint = Checkpoint,
        Bill = bill,
    });

    private static string Hash(string folder, CancellationToken cancellationToken)
    {
        var text = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} {InputFiles.Hash(f, cancellationToken)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', text))));
    }
}
