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
}
