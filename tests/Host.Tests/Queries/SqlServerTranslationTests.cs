using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Queries;

/// <summary>The harness tries every query on SQL Server; here it is shown that it does, and that it catches one that fails.</summary>
public sealed class SqlServerTranslationTests
{
    [Fact]
    public async Task The_queries_of_pages_are_tried_on_SQL_Server()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var browser = await host.AsAsync(Roles.ServiceLead);
        await browser.GetPageAsync("/administration/people");
        SqlServerTranslation.Translated.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_query_that_SQL_Server_cannot_translate_is_caught()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await host.InScopeAsync(services =>
        {
            // EF.Functions.Glob is SQLite's own.
            var query = services.GetRequiredService<HostDbContext>().Users.Where(u => EF.Functions.Glob(u.UserName, "a*"));
            Should.Throw<InvalidOperationException>(() => query.ToList()).Message.ShouldContain("SQL Server");
            return Task.CompletedTask;
        });
    }
}
