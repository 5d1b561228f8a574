using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Hosting;

/// <summary>What the pages show and act on. All of it outlives the server's requests and belongs to the caller.</summary>
/// <param name="Home">The home whose lock the caller holds.</param>
/// <param name="ProgramRoot">Where the program's own <c>configs</c> folder lies.</param>
/// <param name="Port">The TCP port on 127.0.0.1; 0 takes any free one.</param>
public sealed record ControlPlaneOptions(HomeLayout Home, Ledger Ledger, CycleService Cycles, string ProgramRoot, int Port);
