using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Hosting;

/// <summary>What the pages show and act on. All of it outlives the server's requests and belongs to the caller.</summary>
/// <param name="Home">The home whose lock the caller holds.</param>
/// <param name="ProgramRoot">Where the program's own <c>configs</c> folder lies.</param>
/// <param name="Listen">Where it listens, and how people reach that.</param>
/// <param name="Prompts">How the child that holds models to be asked is started.</param>
public sealed record ControlPlaneOptions(HomeLayout Home, Ledger Ledger, CycleService Cycles, string ProgramRoot, Listening Listen, StageCommand Prompts);
