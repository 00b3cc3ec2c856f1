using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>Reads every column of every row of every table, knowing nothing of any model but which columns are keys.</summary>
internal sealed class DatabaseScan
{
    private DatabaseScan(IReadOnlyList<ScannedRow> rows) => Rows = rows;

    public IReadOnlyList<ScannedRow> Rows { get; }

    public static Task<DatabaseScan> ReadAsync(PlatformHost host) => host.InScopeAsync(async services =>
    {
        var keys = services.GetRequiredService<ModuleDbContextTypes>().All.Select(t => (DbContext)services.GetRequiredService(t.ContextType)).Prepend(services.GetRequiredService<KernelDbContext>())
            .SelectMany(c => c.Model.GetEntityTypes()).Where(e => e.GetTableName() is not null)
            .GroupBy(e => e.GetTableName()!).ToDictionary(g => g.Key, g => g.First().FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList());

        var kernel = services.GetRequiredService<KernelDbContext>();
        var connection = kernel.Database.GetDbConnection();
        await kernel.Database.OpenConnectionAsync();
        var tables = await ReadAsync(connection, host.Database.Kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
        var rows = new List<ScannedRow>();
        foreach (var table in tables.Select(t => t.Values.Single().Value))
            foreach (var row in await ReadAsync(connection, $"SELECT * FROM \"{table}\""))
                rows.Add(row with { Table = table, Key = string.Join('/', keys.GetValueOrDefault(table, []).Select(k => row.Values.FirstOrDefault(v => v.Column == k).Value)) });
        return new DatabaseScan(rows);
    });

    /// <summary>Rows that hold one of several texts anywhere.</summary>
    public IEnumerable<ScannedRow> Holding(IEnumerable<string> texts) => Rows.Where(r => texts.Any(r.Holds));

    private static async Task<List<ScannedRow>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<ScannedRow>();
        while (await reader.ReadAsync())
            rows.Add(new ScannedRow("", "", [.. Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsDBNull(i)).Select(i => (reader.GetName(i), Text(reader.GetValue(i))))]));
        return rows;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text when Guid.TryParse(text, out var id) => id.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>One row as it stands.</summary>
internal sealed record ScannedRow(string Table, string Key, IReadOnlyList<(string Column, string Value)> Values)
{
    public bool Holds(string text) => Values.Any(v => v.Value.Contains(text, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => $"{Table} {Key}";
}
