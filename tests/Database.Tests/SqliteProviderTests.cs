using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Platform.Host.Databases;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Database.Tests;

public sealed class SqliteProviderTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:x?mode=memory")]
    public void A_database_in_memory_is_refused_with_a_sentence(string connectionString)
        => Should.Throw<ArgumentException>(() => DatabaseProviderFactory.Create("Sqlite", connectionString)).Message.ShouldContain("needs a file");

    [Theory]
    [InlineData("Sqlite", "Colour=red", "The SQLite connection string cannot be read.")]
    [InlineData("PostgreSql", "Colour=red", "The PostgreSQL connection string cannot be read.")]
    [InlineData("SqlServer", "Colour=red", "The SQL Server connection string cannot be read.")]
    [InlineData("Oracle", "x=y", "'Oracle' is not a database the platform knows.")]
    [InlineData("Sqlite", " ", "The database has no connection string.")]
    public void A_wrong_setting_is_refused_with_a_sentence_that_says_what_to_write(string provider, string connectionString, string sentence)
        => Should.Throw<ArgumentException>(() => DatabaseProviderFactory.Create(provider, connectionString)).Message.ShouldStartWith(sentence);

    [Fact]
    public async Task A_connection_waits_for_the_writer_and_flushes_every_commit()
    {
        await using var database = await MigratedAsync();
        await using var context = ModelRules.CreateContext<KernelDbContext>(database.Provider);
        await context.Database.OpenConnectionAsync();
        var connection = context.Database.GetDbConnection();
        (await ScalarAsync(connection, "PRAGMA journal_mode")).ShouldBe("wal");
        (await ScalarAsync(connection, "PRAGMA synchronous")).ShouldBe(2L);
        (await ScalarAsync(connection, "PRAGMA busy_timeout")).ShouldBe(30_000L);
        (await ScalarAsync(connection, "PRAGMA foreign_keys")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_busy_database_is_a_failure_that_may_pass_and_a_broken_rule_is_not()
    {
        await using var database = await MigratedAsync();
        await using var writer = new SqliteConnection(database.ConnectionString);
        await writer.OpenAsync();
        await using var transaction = await writer.BeginTransactionAsync();

        await using var impatient = new SqliteConnection(database.ConnectionString);
        await impatient.OpenAsync();
        await using var command = impatient.CreateCommand();
        command.CommandText = "UPDATE \"sys_Module\" SET \"IsEnabled\" = 1";
        command.CommandTimeout = 1;
        var busy = await Should.ThrowAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        database.Provider.IsTransient(busy).ShouldBeTrue();
        database.Provider.IsTransient(new InvalidOperationException("It could not be saved.", busy)).ShouldBeTrue();
        database.Provider.IsTransient(new SqliteException("a rule", 19)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_file_is_copied_before_it_is_changed_and_three_copies_are_kept()
    {
        await using var database = await MigratedAsync();
        await using (var context = ModelRules.CreateContext<KernelDbContext>(database.Provider))
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"sys_Setting\" (\"Name\", \"Value\", \"ChangedUtc\") VALUES ('a', 'kept', '2026-06-12 16:30:00')");

        var said = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            await database.Provider.PrepareMigrationAsync(said.Add, default);
            await Task.Delay(2);
        }

        var folder = Path.GetDirectoryName(database.File)!;
        var copies = Directory.GetFiles(folder, "*.bak").Order().ToList();
        copies.Count.ShouldBe(3);
        Directory.GetFiles(folder, "*.part").ShouldBeEmpty();
        said.Count.ShouldBe(5);
        said[^1].ShouldContain(copies[^1]);

        await using var copy = new SqliteConnection($"Data Source={copies[0]};Mode=ReadOnly;Pooling=false");
        await copy.OpenAsync();
        (await ScalarAsync(copy, "SELECT \"Value\" FROM \"sys_Setting\"")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_new_database_needs_no_copy()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var said = new List<string>();
        await database.Provider.PrepareMigrationAsync(said.Add, default);
        said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-11, 0L)]
    [InlineData(-1, 1L)]
    public async Task A_lock_that_a_stopped_process_left_is_removed_and_a_fresh_one_is_respected(int minutes, long left)
    {
        await using var database = await MigratedAsync();
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // As EF writes it.
        command.CommandText = "INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, $taken)";
        command.Parameters.AddWithValue("$taken", DateTimeOffset.UtcNow.AddMinutes(minutes));
        await command.ExecuteNonQueryAsync();

        await database.Provider.PrepareMigrationAsync(_ => { }, default);
        (await ScalarAsync(connection, "SELECT count(*) FROM \"__EFMigrationsLock\"")).ShouldBe(left);
    }

    private static Task<TestDatabase> MigratedAsync() => TestDatabase.CreateAsync(DatabaseKind.Sqlite, "kernel", async provider =>
    {
        await using var context = ModelRules.CreateContext<KernelDbContext>(provider);
        await context.Database.MigrateAsync();
    });

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
