using Platform.Kernel.Data;

namespace Platform.Host.Databases;

/// <summary>Which database, and where: <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
/// <param name="Provider"><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</param>
/// <param name="ConnectionString">Where it is.</param>
internal sealed record DatabaseSettings(string Provider, string ConnectionString)
{
    /// <summary>Nothing configured: SQLite, one file in the data folder.</summary>
    public static DatabaseSettings Read(IConfiguration configuration, string dataDirectory)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        var connection = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection) && provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            connection = $"Data Source={Path.Combine(Path.GetFullPath(dataDirectory), "platform.db")}";
        return new DatabaseSettings(provider, connection ?? "");
    }

    /// <summary>
    /// The databases that workstreams were given for themselves: <c>Modules:victim-services:Database:Provider</c> and
    /// <c>:ConnectionString</c>. The provider is the platform's unless said; an embedded one needs no connection string. Workstreams with
    /// the same connection share a database.
    /// </summary>
    /// <param name="configuration">Where they are named.</param>
    /// <param name="dataDirectory">Where embedded ones are kept.</param>
    /// <param name="platform">The platform's own.</param>
    /// <param name="workstreams">The modules that are loaded; what is said of others does not matter here.</param>
    /// <exception cref="ArgumentException">What is said cannot be; the message says what to write.</exception>
    public static IReadOnlyList<OwnDatabase> ReadOwn(IConfiguration configuration, string dataDirectory, DatabaseSettings platform, IReadOnlySet<string> workstreams)
    {
        var own = new List<(string Module, DatabaseSettings Settings)>();
        foreach (var section in configuration.GetSection("Modules").GetChildren().Where(m => m.GetSection("Database").GetChildren().Any()))
        {
            if (section.Key is "host" or "kernel")
                throw new ArgumentException($"Modules:{section.Key}:Database cannot be set: people, switches and the audit trail are in the platform's database. Set Database:ConnectionString instead.");
            var provider = section["Database:Provider"] ?? platform.Provider;
            var connection = section["Database:ConnectionString"];
            if (string.IsNullOrWhiteSpace(connection) && provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
                connection = $"Data Source={Path.Combine(Path.GetFullPath(dataDirectory), section.Key + ".db")}";
            if (string.IsNullOrWhiteSpace(connection))
                throw new ArgumentException($"The database of {section.Key} has no connection string. Set Modules:{section.Key}:Database:ConnectionString.");
            if (connection == platform.ConnectionString)
                throw new ArgumentException($"Modules:{section.Key}:Database names the platform's own database. Take the setting away, or name another.");
            if (workstreams.Contains(section.Key))
                own.Add((section.Key, new DatabaseSettings(provider, connection)));
        }

        return [.. own.GroupBy(o => o.Settings).Select(g => new OwnDatabase(
            g.Min(o => o.Module)!, DatabaseProviderFactory.Create(g.Key.Provider, g.Key.ConnectionString), g.Select(o => o.Module).ToHashSet(StringComparer.Ordinal)))];
    }
}
