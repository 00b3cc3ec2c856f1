using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Testing;

namespace Benchmarks.Measuring;

/// <summary>A connection as somebody would open it who needs nothing of the platform, with the platform's own safety: every commit on the disk.</summary>
internal static class BareConnection
{
    public static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection = database.Kind == DatabaseKind.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        if (connection is SqliteConnection)
            await new Statement(connection, "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;").ExecuteAsync(null);
        return connection;
    }
}
