using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Takes away the rows of a module's read model that its kept events make again, in bites, so that nothing waits long for a lock. Rows
/// of events that the log no longer keeps stay: nothing could make them again.
/// </summary>
internal sealed class ReadModels(IServiceScopeFactory scopes, ModuleDbContextTypes contexts, WriterGate gate, TimeProvider timeProvider)
{
    private const int Bite = 2_000;

    /// <summary>One bite; the last one goes over to telling.</summary>
    public async Task EmptyAsync(EventConsumer consumer, ReplayRun run, CancellationToken cancellationToken)
    {
        var (from, to) = (run.Position, Math.Min(run.Position + Bite, run.ToPosition));
        var isLast = to == run.ToPosition;
        await using var scope = scopes.CreateAsyncScope();
        var context = contexts.Resolve(scope.ServiceProvider, consumer.Name)
            ?? throw new InvalidOperationException($"The module '{consumer.Name}' names a read model and has no tables.");
        var keepsEverything = isLast && await KeepsEverythingAsync(scope.ServiceProvider.GetRequiredService<KernelDbContext>(), run, cancellationToken).ConfigureAwait(false);

        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        var (next, phase) = isLast ? (run.FromPosition - 1, ReplayPhase.Telling) : (to, ReplayPhase.Emptying);
        var moved = await context.Database.ExecuteSqlAsync($"""
            UPDATE "bus_Replay" SET "Position" = {next}, "Phase" = {(int)phase}, "UpdatedUtc" = {now}
            WHERE "Consumer" = {consumer.Name} AND "Position" = {from} AND "Phase" = {(int)ReplayPhase.Emptying} AND "EndedUtc" IS NULL
            """, cancellationToken).ConfigureAwait(false);
        if (moved != 1)
            return;

        foreach (var type in consumer.Module.Instance.ReadModel)
        {
            var (table, column) = Names(context, type);
            await ExecuteAsync(context, $$"""DELETE FROM {{table}} WHERE {{column}} IN (SELECT "Id" FROM "bus_Outbox" WHERE "Position" > {0} AND "Position" <= {1})""", [from, to], cancellationToken).ConfigureAwait(false);
            // With the whole log at hand, a row of no event in it is a mistake.
            if (keepsEverything)
                await ExecuteAsync(context, $"""DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM "bus_Outbox" AS o WHERE o."Id" = {table}.{column})""", [], cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The tables of a module's read model and how many rows are in them.</summary>
    public async Task<IReadOnlyList<ReadModelTable>> CountAsync(EventConsumer consumer, CancellationToken cancellationToken)
    {
        var tables = new List<ReadModelTable>();
        if (consumer.Module.Instance.ReadModel.Count == 0)
            return tables;
        await using var scope = scopes.CreateAsyncScope();
        var context = contexts.Resolve(scope.ServiceProvider, consumer.Name)!;
        foreach (var type in consumer.Module.Instance.ReadModel)
        {
            var (table, _) = Names(context, type);
            var rows = await context.Database.SqlQueryRaw<long>(CountSql(table)).SingleAsync(cancellationToken).ConfigureAwait(false);
            tables.Add(new ReadModelTable(InWords(type.Name), rows));
        }

        return tables;

        static string CountSql(string table) => $"""SELECT COUNT(*) AS "Value" FROM {table}""";
    }

    /// <summary>"known child", of <c>KnownChild</c>.</summary>
    private static string InWords(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i == 0 ? "" : " ")}{char.ToLowerInvariant(c)}" : c.ToString()));

    private static async Task<bool> KeepsEverythingAsync(KernelDbContext kernel, ReplayRun run, CancellationToken cancellationToken)
        => run.FromPosition <= 1 && await kernel.Outbox.LongCountAsync(m => m.Position <= run.ToPosition, cancellationToken).ConfigureAwait(false) == run.ToPosition;

    private static (string Table, string Column) Names(DbContext context, Type type)
    {
        var entity = context.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is named as a read model and has no table.");
        var sql = context.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return (sql.DelimitIdentifier(table.Name), sql.DelimitIdentifier(entity.FindProperty(nameof(IBuiltFromEvents.MessageId))!.GetColumnName(table)!));
    }

    [SuppressMessage("Security", "EF1002", Justification = "Names of our own model alone; every value is a parameter.")]
    private static Task<int> ExecuteAsync(DbContext context, string sql, object[] values, CancellationToken cancellationToken)
        => context.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);
}
