using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Benchmarks.Children;

/// <summary>Asks SQLite how it runs each statement that EF sends, and keeps those that read a whole table or sort one.</summary>
internal sealed class QueryPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Dictionary<string, (string Name, object? Value)[]> seen = new(StringComparer.Ordinal);
    private readonly List<IDisposable> subscriptions = [];

    public QueryPlans() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => seen.Count;

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: var command } || !command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            return;
        lock (seen)
            seen.TryAdd(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]);
    }

    /// <summary>A line for each step that touches every row of something.</summary>
    public async Task<IReadOnlyList<string>> FindScansAsync(DbConnection connection)
    {
        var scans = new List<string>();
        foreach (var (sql, parameters) in seen)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var step = reader.GetString(3);
                // Going along an index in its order and stopping after a page is not a scan of the table.
                if (step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("USING", StringComparison.Ordinal) && !step.Contains("CONSTANT", StringComparison.Ordinal) && !step.StartsWith("SCAN json_each", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal))
                    scans.Add($"{step}: {string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            }
        }

        return scans;
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
