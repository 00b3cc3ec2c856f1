using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Host.Databases;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Database.Tests;

public sealed class ServerProviderTests
{
    private readonly IDatabaseProvider postgres = DatabaseProviderFactory.Create("PostgreSql", "Host=none.invalid");

    [Theory]
    [InlineData("40001", true)]
    [InlineData("40P01", true)]
    [InlineData("55P03", true)]
    [InlineData("57P01", true)]
    [InlineData("08006", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    public void PostgreSQL_says_by_its_code_whether_a_failure_may_pass(string code, bool passes)
    {
        var answer = new PostgresException("what happened", "ERROR", "ERROR", code);
        postgres.IsTransient(answer).ShouldBe(passes);
        // Npgsql's EF provider wraps a passing failure in an advice about retries.
        postgres.IsTransient(new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", answer)).ShouldBe(passes);
    }

    [Fact]
    public void A_lost_connection_may_pass() => postgres.IsTransient(new NpgsqlException("no answer", new IOException("cut"))).ShouldBeTrue();

    [Fact]
    public void An_unrelated_failure_does_not_pass()
    {
        foreach (var provider in ModelRules.OfflineProviders)
            provider.IsTransient(new InvalidOperationException("a mistake", new ArgumentException("inside"))).ShouldBeFalse();
    }

    [Fact]
    public void SQL_Server_tells_its_SQL_without_a_server()
    {
        var provider = ModelRules.OfflineProviders.Single(p => p.Name == "SqlServer");
        using var context = ModelRules.CreateContext<KernelDbContext>(provider);
        context.Inbox.Where(m => m.Consumer == "x").OrderBy(m => m.Position).Take(5).ToQueryString().ShouldContain("SELECT TOP(");
    }

    [Fact]
    public async Task A_session_of_PostgreSQL_speaks_UTC()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var context = ModelRules.CreateContext<KernelDbContext>(database.Provider);
        (await context.Database.SqlQueryRaw<string>("SELECT current_setting('TimeZone') AS \"Value\"").SingleAsync()).ShouldBe("UTC");
    }
}
