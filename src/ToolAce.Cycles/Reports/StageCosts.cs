using ToolAce.Agents.Costs;
using ToolAce.Cycles.Agents;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Reports;

/// <summary>What agents behind an endpoint spent in a stage, from its bill; nothing where there is none.</summary>
internal static class StageCosts
{
    public static IEnumerable<StageCost> Of(HomeLayout home, string cycleId, int iteration, string stage) =>
        UsageFile.Read(Path.Combine(home.StageFolder(cycleId, iteration, stage), ModelWorkshop.UsageFile)).Select(u => new StageCost(
            iteration, stage, u.Agent, u.Totals.Requests, u.Totals.PromptTokens + u.Totals.AnswerTokens, u.Totals.Cost > 0 ? (double)u.Totals.Cost : null)
        {
            EstimatedTokens = u.Totals.EstimatedTokens,
        });
}
