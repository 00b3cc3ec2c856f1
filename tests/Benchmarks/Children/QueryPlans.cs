using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Benchmarks.Children;

/// <summary>Asks SQLite how it runs each statement that EF sends, and keeps those that begin at a table's or an index's first row.</summary>
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

    /// <summary>A line for each step that goes through a table or an index from its beginning, with or without an end in sight.</summary>
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

            var steps = new List<string>();
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                    steps.Add(reader.GetString(3));
            }

            // What a part of the statement has found already is read whole, and is small.
            var found = steps.Select(step => step.Split(' ')).Where(words => words is ["CO-ROUTINE" or "MATERIALIZE", _]).Select(words => words[1]).ToHashSet(StringComparer.Ordinal);
            scans.AddRange(steps
                .Where(step => step.Split(' ') is ["SCAN", var table, ..] && table is not ("CONSTANT" or "json_each") && !found.Contains(table))
                .Select(step => $"{step}: {string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"));
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
