using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToolAce.Core.Json;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Storage.Tests.Support;

/// <summary>Every row of every table as one ordered text.</summary>
internal static class LedgerDump
{
    public static async Task<string> OfAsync(Ledger ledger, CancellationToken token)
    {
        await using var context = ledger.OpenContext();
        var lines = new List<string>();
        foreach (var table in new IQueryable<object>[] { context.Cycles, context.Stages, context.Artifacts, context.Models, context.Scores })
        {
            lines.AddRange((await table.AsNoTracking().ToListAsync(token)).Select(r => r.GetType().Name + JsonSerializer.Serialize(r, r.GetType(), CoreJson.Options)));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
