using System.Net;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Hosting;

/// <summary>What the pages show and act on. All of it outlives the server's requests and belongs to the caller.</summary>
/// <param name="Home">The home whose lock the caller holds.</param>
/// <param name="ProgramRoot">Where the program's own <c>configs</c> folder lies.</param>
/// <param name="Listen">Address and TCP port; port 0 takes any free one.</param>
/// <param name="Prompts">How the child that holds models to be asked is started.</param>
public sealed record ControlPlaneOptions(HomeLayout Home, Ledger Ledger, CycleService Cycles, string ProgramRoot, IPEndPoint Listen, StageCommand Prompts);
