using Microsoft.EntityFrameworkCore;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Sqlite;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Ledgers;

public sealed class LedgerDatabaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_NewFile_HasTheSettingsOfTheHouse()
    {
        using var folder = new TemporaryFolder();
        using var ledger = await Ledger.OpenAsync(new HomeLayout(folder.Path), TimeProvider.System, Token);
        await using var context = ledger.OpenContext();

        Assert.Equal("wal", await RunAsync(context, "PRAGMA journal_mode"));
        Assert.Equal("1", await RunAsync(context, "PRAGMA foreign_keys"));
        Assert.Equal("1", await RunAsync(context, "PRAGMA synchronous"));
        Assert.Equal($"{LedgerContext.SchemaVersion}", await RunAsync(context, "PRAGMA user_version"));
        Assert.Contains("Default Timeout=30", context.Database.GetConnectionString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "newer ToolAce")]
    [InlineData(-1, "ledger rebuild")]
    public async Task Open_TablesOfAnotherVersion_AreRefusedWithTheWayOut(int step, string says)
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        using (var ledger = await Ledger.OpenAsync(home, TimeProvider.System, Token))
        {
            await using var context = ledger.OpenContext();
            await RunAsync(context, $"PRAGMA user_version = {LedgerContext.SchemaVersion + step}");
        }

        Assert.Contains(says, (await Assert.ThrowsAsync<LedgerException>(() => Ledger.OpenAsync(home, TimeProvider.System, Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_KilledBeforeTheTablesWereMade_MakesThem()
    {
        using var folder = new TemporaryFolder();
        var home = new HomeLayout(folder.Path);
        File.WriteAllBytes(home.LedgerFile, []);

        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, Token);

        Assert.Empty(await ledger.CyclesAsync(Token));
    }

    [Theory]
    [InlineData("3.37.2", false)]
    [InlineData("3.38.0", true)]
    [InlineData("3.45.1", true)]
    public void Check_SqliteVersion_RefusesTheOld(string version, bool accepted)
    {
        var problem = Record.Exception(() => SqliteVersion.Check(version));

        Assert.Equal(accepted, problem is null);
        Assert.True(accepted || problem is LedgerException { Message: var said } && said.Contains(version, StringComparison.Ordinal));
    }

    private static async Task<string> RunAsync(LedgerContext context, string sql)
    {
        await context.Database.OpenConnectionAsync(Token);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync(Token)}";
    }
}
