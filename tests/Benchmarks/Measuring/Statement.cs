using System.Data.Common;

namespace Benchmarks.Measuring;

/// <summary>One statement of a baseline: written by hand, prepared once, used again with other values.</summary>
internal sealed class Statement
{
    private readonly DbCommand command;
    private bool isPrepared;

    /// <param name="connection">Open, and the only one.</param>
    /// <param name="sql">With parameters @0, @1 and so on.</param>
    public Statement(DbConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 0; sql.Contains($"@{number}", StringComparison.Ordinal); number++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{number}";
            command.Parameters.Add(parameter);
        }
    }

    public async Task<int> ExecuteAsync(DbTransaction? transaction, params object?[] values)
    {
        await BindAsync(transaction, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<DbDataReader> ReadAsync(params object?[] values)
    {
        await BindAsync(transaction: null, values);
        return await command.ExecuteReaderAsync();
    }

    private async Task BindAsync(DbTransaction? transaction, object?[] values)
    {
        command.Transaction = transaction;
        for (var number = 0; number < values.Length; number++)
            command.Parameters[number].Value = values[number] ?? DBNull.Value;
        if (!isPrepared)
            await command.PrepareAsync();
        isPrepared = true;
    }
}
