using Platform.Kernel.Data;

namespace Platform.Host.Databases;

/// <summary>Chooses the database by its name in the configuration.</summary>
public static class DatabaseProviderFactory
{
    /// <summary>The provider of that name.</summary>
    /// <param name="provider"><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>, in any case.</param>
    /// <param name="connectionString">Where the database is.</param>
    /// <exception cref="ArgumentException">The name is none of the three, or the connection cannot be used; the message says what to write.</exception>
    public static IDatabaseProvider Create(string provider, string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new ArgumentException("The database has no connection string. Set Database:ConnectionString, for example to \"Data Source=data/platform.db\".");

        return provider.ToUpperInvariant() switch
        {
            "SQLITE" => new SqliteProvider(connectionString),
            "POSTGRESQL" => new PostgreSqlProvider(connectionString),
            "SQLSERVER" => new SqlServerProvider(connectionString),
            _ => throw new ArgumentException($"'{provider}' is not a database the platform knows. Set Database:Provider to Sqlite, PostgreSql or SqlServer."),
        };
    }

    /// <summary>A failure and what caused it, outermost first: clients wrap what happened in exceptions of their own.</summary>
    internal static IEnumerable<Exception> Chain(this Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }
}
