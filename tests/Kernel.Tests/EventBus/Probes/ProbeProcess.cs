using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Databases;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus.Transports;
using Platform.Testing;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>A process of the platform that a test starts in order to kill it: this program, started again.</summary>
internal sealed class ProbeProcess : IDisposable
{
    public const string Verb = "probe-process";

    /// <summary>Where a publishing process dies.</summary>
    public static readonly string[] Points = ["before-save", "between-rows", "before-commit", "after-commit"];

    private readonly Process process;

    private ProbeProcess(Process process) => this.process = process;

    public StreamReader Output => process.StandardOutput;

    /// <summary>Publishes and handles until it is killed, and says "ticket number" for each publication that was committed.</summary>
    public static ProbeProcess Work(ProbeDatabase database) => Start(database, "work");

    /// <summary>The same, where each reader has a database of its own.</summary>
    public static ProbeProcess WorkBeside(ProbeDatabase database, ProbeDatabase ofReader, ProbeDatabase ofOther)
        => Start(database, "beside", ofReader.Kind.ToString(), ofReader.ConnectionString, ofOther.Kind.ToString(), ofOther.ConnectionString);

    /// <summary>Publishes once and kills itself on the way.</summary>
    public static ProbeProcess PublishAndDie(ProbeDatabase database, string point, Guid ticket) => Start(database, point, ticket.ToString());

    public static IReadOnlyList<Guid> Tickets { get; } = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];

    public void Kill() => process.Kill();

    public async Task<string> EndAsync()
    {
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return errors;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>What the started program does.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var database = DatabaseProviderFactory.Create(args[1], args[2]);
        if (args[3] == "work")
        {
            await WorkAsync(database);
            return 0;
        }

        if (args[3] == "beside")
        {
            await WorkAsync(
                database,
                new OwnDatabase("probe-reader", DatabaseProviderFactory.Create(args[4], args[5]), new HashSet<string> { "probe-reader" }),
                new OwnDatabase("probe-other", DatabaseProviderFactory.Create(args[6], args[7]), new HashSet<string> { "probe-other" }));
            return 0;
        }

        var killer = new Killer(database);
        await using var node = new ProbeNode(killer, []);
        await node.InScopeAsync(async scope =>
        {
            var context = scope.GetRequiredService<PublisherDbContext>();
            await using var transaction = await context.Database.BeginTransactionAsync();
            var ticket = await context.Tickets.FindAsync(Guid.Parse(args[4]));
            ticket!.Move();
            if (args[3] == "before-save")
                Die();
            killer.IsArmed = args[3] == "between-rows";
            await context.SaveChangesAsync();
            if (args[3] == "before-commit")
                Die();
            await transaction.CommitAsync();
            Die();
            return true;
        });
        return 1;
    }

    private static async Task WorkAsync(IDatabaseProvider database, params OwnDatabase[] own)
    {
        await using var node = new ProbeNode(database, [ProbeNode.Reader(), ProbeNode.Other()], options =>
        {
            options.RetrySteps = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 30)];
            options.PollInterval = TimeSpan.FromMilliseconds(200);
        }, TimeProvider.System, own);
        node.Behaviour.After = (_, _) =>
        {
            if (Random.Shared.Next(20) == 0)
                throw new InvalidOperationException("One in twenty.");
        };
        await node.Pump.StartAsync(CancellationToken.None);
        await node.Services.GetRequiredService<BridgePump>().StartAsync(CancellationToken.None);

        // Nobody is left to kill this process when the test is gone.
        var orphaned = Task.Run(Console.In.ReadToEnd);
        while (!orphaned.IsCompleted)
        {
            var number = 0;
            var ticket = Random.Shared.Next(Tickets.Count);
            await node.ChangeAsync(Tickets[ticket], t =>
            {
                t.Move();
                number = t.Number;
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ticket} {number}"));
            await Task.Delay(Random.Shared.Next(10));
        }
    }

    private static ProbeProcess Start(ProbeDatabase database, params string[] arguments)
    {
        // Started as "dotnet Kernel.Tests.dll" or by its own executable.
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ProbeProcess).Assembly.Location);
        foreach (var argument in (string[])[Verb, database.Kind.ToString(), database.ConnectionString, .. arguments])
            start.ArgumentList.Add(argument);
        return new ProbeProcess(Process.Start(start)!);
    }

    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The database in use, with a way to die after the first statement of a save.</summary>
    private sealed class Killer(IDatabaseProvider database) : DbCommandInterceptor, IDatabaseProvider
    {
        public bool IsArmed { get; set; }

        public string Name => database.Name;

        public int HandlerParallelism => database.HandlerParallelism;

        public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable)
        {
            database.Configure(options.AddInterceptors(this), migrationsHistoryTable);
            // One row a statement, so that there is a between.
            if (database.Name == nameof(DatabaseKind.PostgreSql))
                new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(options).MaxBatchSize(1);
        }

        public bool IsTransient(Exception exception) => database.IsTransient(exception);

        public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => database.PrepareMigrationAsync(report, cancellationToken);

        public Task RemoveTracesAsync(CancellationToken cancellationToken) => database.RemoveTracesAsync(cancellationToken);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (IsArmed)
                Die();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (IsArmed)
                Die();
            return ValueTask.FromResult(result);
        }
    }
}
