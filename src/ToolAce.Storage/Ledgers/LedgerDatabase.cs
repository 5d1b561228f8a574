using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ToolAce.Storage.Ledgers.Sqlite;

namespace ToolAce.Storage.Ledgers;

/// <summary>The ledger's SQLite file: opened, made when absent, refused when its tables are another version's.</summary>
internal static class LedgerDatabase
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public static async Task<DbContextOptions<LedgerContext>> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<LedgerContext>().UseSqlite(ConnectionString(file)).AddInterceptors(new SqliteSettings()).Options;
        try
        {
            await using var context = new LedgerContext(options);
            await context.Database.OpenConnectionAsync(cancellationToken);
            SqliteVersion.Check((SqliteConnection)context.Database.GetDbConnection());
            await CreateOrCheckAsync(context, file, cancellationToken);
            return options;
        }
        catch (SqliteException wrong) when (wrong.SqliteErrorCode is Corrupt or NotADatabase)
        {
            CloseIdle(file);
            throw new LedgerException(
                $"{file} is damaged or no ledger ({wrong.Message}). Run 'toolace ledger rebuild': it is made again from the artifacts.", wrong);
        }
    }

    /// <summary>Closes the connections that are kept open for the next use. The last one to close empties the write-ahead log into the file.</summary>
    public static void CloseIdle(string file)
    {
        using var connection = new SqliteConnection(ConnectionString(file));
        SqliteConnection.ClearPool(connection);
    }

    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    private static async Task CreateOrCheckAsync(LedgerContext context, string file, CancellationToken cancellationToken)
    {
        var version = await context.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(cancellationToken);
        var tables = await context.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master").SingleAsync(cancellationToken);
        if (version == 0 && tables == 0)
        {
            await context.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync(context.Database.GenerateCreateScript(), cancellationToken);
            await context.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {LedgerContext.SchemaVersion}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else if (version != LedgerContext.SchemaVersion)
        {
            throw new LedgerException(version > LedgerContext.SchemaVersion
                ? $"{file} was written by a newer ToolAce (tables of version {version}, this program knows {LedgerContext.SchemaVersion}): "
                    + "use that one, or another home with --home DIR."
                : $"{file} has tables of version {version}, this program needs {LedgerContext.SchemaVersion}: "
                    + "run 'toolace ledger rebuild', which makes it again from the artifacts.");
        }
    }
}
