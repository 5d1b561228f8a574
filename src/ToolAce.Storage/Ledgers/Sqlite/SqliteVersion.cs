using Microsoft.Data.Sqlite;

namespace ToolAce.Storage.Ledgers.Sqlite;

/// <summary>Refuses an SQLite that EF Core's queries and our locking cannot live with.</summary>
internal static class SqliteVersion
{
    private static readonly Version Least = new(3, 38);

    /// <exception cref="LedgerException">The library is older than 3.38.</exception>
    public static void Check(SqliteConnection connection) => Check(connection.ServerVersion);

    public static void Check(string version)
    {
        if (Version.Parse(version) < Least)
        {
            throw new LedgerException(
                $"SQLite {version} is too old for the ledger, which needs {Least} or newer: upgrade the system's libsqlite3 (Debian 12 and Ubuntu 24.04 have it).");
        }
    }
}
