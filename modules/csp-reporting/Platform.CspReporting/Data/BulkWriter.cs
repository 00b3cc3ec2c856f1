using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.CspReporting.Data;

/// <summary>
/// Writes many rows of one table in the context's open transaction by one prepared statement of several rows at a time. EF would
/// track each of 52,005 rows; this holds a handful, whatever the size of the file, and works on every provider.
/// </summary>
internal sealed class BulkWriter : IAsyncDisposable
{
    // SQLite finds each parameter by its name, one after the other, so long statements get slower again.
    private const int RowsAStatement = 8;

    private readonly CspReportingDbContext db;
    private readonly IReadOnlyList<(string Column, DbType Type)> columns;
    private readonly string table;
    private readonly object?[] waiting;
    private DbCommand? full;
    private int rows;

    private BulkWriter(CspReportingDbContext db, string table, IReadOnlyList<(string Column, DbType Type)> columns)
    {
        this.db = db;
        this.table = table;
        this.columns = columns;
        waiting = new object?[columns.Count * RowsAStatement];
    }

    /// <summary>A writer for an entity's table; the values of each row come in the order of these properties.</summary>
    public static BulkWriter For<TEntity>(CspReportingDbContext db, params ReadOnlySpan<string> properties)
    {
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = new (string, DbType)[properties.Length];
        for (var column = 0; column < properties.Length; column++)
        {
            var property = entity.FindProperty(properties[column])!;
            columns[column] = (property.GetColumnName(table)!, TypeOf(property.ClrType));
        }

        return new BulkWriter(db, table.Name, columns);
    }

    /// <summary>Writes a row, at the latest when the writer is completed.</summary>
    public ValueTask AddAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        values.CopyTo(waiting.AsSpan(rows * columns.Count));
        return ++rows == RowsAStatement ? new ValueTask(WriteAsync(full ??= Prepare(RowsAStatement), cancellationToken)) : ValueTask.CompletedTask;
    }

    /// <summary>Writes what is left.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (rows == 0)
            return;

        await using var rest = Prepare(rows);
        await WriteAsync(rest, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => full?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task WriteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        for (var parameter = 0; parameter < command.Parameters.Count; parameter++)
            command.Parameters[parameter].Value = waiting[parameter] ?? DBNull.Value;
        rows = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Names of our own model alone; every value is a parameter.")]
    private DbCommand Prepare(int rowCount)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(table)).Append(" (")
            .AppendJoin(", ", columns.Select(column => sql.DelimitIdentifier(column.Column))).Append(") VALUES ");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var row = 0; row < rowCount; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{(row * columns.Count) + column}";
                parameter.DbType = columns[column].Type;
                command.Parameters.Add(parameter);
                text.Append(column == 0 ? "" : ", ").Append(parameter.ParameterName);
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
        return command;
    }

    private static DbType TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) => DbType.Int32,
        var t when t == typeof(long) => DbType.Int64,
        var t when t == typeof(double) => DbType.Double,
        var t when t == typeof(decimal) => DbType.Decimal,
        var t when t == typeof(byte[]) => DbType.Binary,
        var t when t == typeof(DateTime) => DbType.DateTime,
        var t when t == typeof(DateOnly) => DbType.Date,
        var t when t == typeof(string) => DbType.String,
        var t => throw new NotSupportedException($"{t.Name} is not written in bulk."),
    };
}
