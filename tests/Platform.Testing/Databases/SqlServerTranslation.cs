using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using IDatabaseProvider = Platform.Kernel.Data.IDatabaseProvider;

namespace Platform.Testing;

/// <summary>
/// No SQL Server can be installed where most tests run, and production runs on one. So every query that any test makes the
/// host compile is compiled for SQL Server as well: one that it cannot translate fails the test that sent it.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    private static readonly IDatabaseProvider SqlServer = ModelRules.OfflineProviders.Single(p => p.Name == "SqlServer");

    private SqlServerTranslation()
    {
    }

    /// <summary>One for all hosts of the process: EF keeps what it compiled by it.</summary>
    public static SqlServerTranslation Instance { get; } = new();

    /// <summary>How many queries were translated so far in this process.</summary>
    public static int Translated { get; private set; }

    /// <inheritdoc />
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is { } context)
            Translate(queryExpression, context.GetType());
        return queryExpression;
    }

    /// <summary>Compiles a query for SQL Server.</summary>
    /// <exception cref="InvalidOperationException">SQL Server has no words for it.</exception>
    public static void Translate(Expression query, Type contextType)
    {
        using var context = ModelRules.CreateContext(contextType, SqlServer);
        var moved = new RootMover(context).Visit(query);
        var result = moved.Type.IsGenericType && typeof(IQueryable).IsAssignableFrom(moved.Type)
            ? typeof(IEnumerable<>).MakeGenericType(moved.Type.GetGenericArguments()[0])
            : moved.Type;
        try
        {
            typeof(IDatabase).GetMethods().Single(m => m.Name == nameof(IDatabase.CompileQuery)).MakeGenericMethod(result)
                .Invoke(context.GetService<IDatabase>(), [moved, false]);
            Translated++;
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            throw new InvalidOperationException($"A query of {contextType.Name} does not translate for SQL Server: {exception.InnerException!.Message}", exception.InnerException);
        }
    }

    /// <summary>The same entities, of the other model.</summary>
    private sealed class RootMover(DbContext context) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node)
            => node.GetType() == typeof(EntityQueryRootExpression)
                ? new EntityQueryRootExpression(context.GetService<IAsyncQueryProvider>(), context.Model.FindEntityType(((EntityQueryRootExpression)node).EntityType.Name)!)
                : base.VisitExtension(node);
    }
}

/// <summary>A database as it is, whose queries are tried on SQL Server too.</summary>
internal sealed class TranslatingProvider(IDatabaseProvider inner) : IDatabaseProvider
{
    public string Name => inner.Name;

    public int HandlerParallelism => inner.HandlerParallelism;

    public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable)
    {
        inner.Configure(options, migrationsHistoryTable);
        options.AddInterceptors(SqlServerTranslation.Instance);
    }

    public bool IsTransient(Exception exception) => inner.IsTransient(exception);

    public bool IsFull(Exception exception) => inner.IsFull(exception);

    public bool CanCallNodes => inner.CanCallNodes;

    public Task CallNodesAsync(string call, CancellationToken cancellationToken) => inner.CallNodesAsync(call, cancellationToken);

    public Task HearNodesAsync(Action begun, Action<string> heard, CancellationToken cancellationToken) => inner.HearNodesAsync(begun, heard, cancellationToken);

    public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => inner.PrepareMigrationAsync(report, cancellationToken);

    public Task RemoveTracesAsync(CancellationToken cancellationToken) => inner.RemoveTracesAsync(cancellationToken);
}
