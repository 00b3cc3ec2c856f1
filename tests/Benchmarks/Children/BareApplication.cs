using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using Benchmarks.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Testing;

namespace Benchmarks.Children;

/// <summary>
/// A minimal API with ADO.NET that answers with the same rows: no sign-in, no permissions, no layout, one connection that is
/// always open, every statement prepared. It keeps the two things that no page about a child can do without: the areas of
/// whoever reads, and the line in the access log.
/// </summary>
internal sealed class BareApplication : IAsyncDisposable
{
    private const string Mine = $"('{FilledRegister.Swindon}', '{FilledRegister.Wiltshire}')";
    private const int PageSize = 50;

    private readonly WebApplication app;
    private readonly DbConnection connection;
    private readonly Statement first, next, sortName, child, cases, interventions, plans, notices, incidents, opened, audit;

    private BareApplication(DbConnection connection)
    {
        this.connection = connection;
        const string list = $"""
            SELECT c."Id", c."KnownAs", c."GivenNames", c."FamilyName", c."DateOfBirth", c."AreaCode",
                (SELECT COUNT(*) FROM "cases_Case" o WHERE o."ChildId" = c."Id" AND o."Status" = 'Open' AND o."AreaCode" IN {Mine})
            FROM "cases_Child" c
            """;
        first = new Statement(connection, $"""{list} WHERE c."AreaCode" IN {Mine} ORDER BY c."SortName", c."Id" LIMIT {PageSize + 1}""");
        next = new Statement(connection, $"""{list} WHERE c."AreaCode" IN {Mine} AND (c."SortName", c."Id") > (@0, @1) ORDER BY c."SortName", c."Id" LIMIT {PageSize + 1}""");
        sortName = new Statement(connection, $"""SELECT "SortName" FROM "cases_Child" WHERE "Id" = @0 AND "AreaCode" IN {Mine}""");
        child = new Statement(connection, $"""
            SELECT "KnownAs", "GivenNames", "FamilyName", "DateOfBirth", "SexCode", "GenderCode", "EthnicityCode", "Address", "Postcode", "AreaCode", "NhsNumber", "PupilNumber", "Strengths", "SafetyNeeds", "RegisteredOn"
            FROM "cases_Child" WHERE "Id" = @0 AND "AreaCode" IN {Mine}
            """);
        cases = new Statement(connection, $"""SELECT "Id", "CaseType", "Status", "OpenedOn", "ClosedOn", "WorkerName", "OutcomeCode" FROM "cases_Case" WHERE "ChildId" = @0 AND "AreaCode" IN {Mine} ORDER BY "OpenedOn" DESC LIMIT 50""");
        interventions = new Statement(connection, $"""SELECT i."Kind", i."RequestedOn" FROM "cases_Case" c JOIN "cases_InterventionRequest" i ON i."CaseId" = c."Id" WHERE c."ChildId" = @0 AND c."AreaCode" IN {Mine}""");
        plans = new Statement(connection, $"""SELECT "CaseId", "AgreedOn", "ChildsWords" IS NOT NULL FROM "cases_Plan" WHERE "ChildId" = @0 AND "Status" = 'Agreed' AND "AreaCode" IN {Mine} ORDER BY "AgreedOn" DESC LIMIT 31""");
        notices = new Statement(connection, $"""
            SELECT n."Id", n."NoticeKind", n."AgencyName", n."HappenedOn", p."Role" FROM "cases_NoticePerson" p JOIN "cases_PartnerNotice" n ON n."Id" = p."NoticeId"
            WHERE p."ChildId" = @0 AND n."AreaCode" IN {Mine} ORDER BY n."HappenedOn" DESC, n."Id" LIMIT 50
            """);
        incidents = new Statement(connection, $"""
            SELECT i."Id", i."OffenceCode", i."HappenedOn", i."IsSeriousLocally" FROM "cases_IncidentChild" c JOIN "cases_Incident" i ON i."Id" = c."IncidentId"
            WHERE c."ChildId" = @0 AND i."AreaCode" IN {Mine} ORDER BY i."HappenedOn" DESC LIMIT 50
            """);
        opened = new Statement(connection, """SELECT "OccurredUtc", "UserName" FROM "sys_Audit" WHERE "RecordType" = 'child' AND "RecordId" = @0 ORDER BY "OccurredUtc" DESC LIMIT 1""");
        audit = new Statement(connection, """
            INSERT INTO "sys_Audit" ("Id", "OccurredUtc", "Module", "Action", "IsView", "UserName", "AgencyCode", "RecordType", "RecordId", "RemoteAddress")
            VALUES (@0, @1, 'case-management', 'ViewChild', 1, 'Kai Kaseworker', 'council', 'child', @2, '127.0.0.1')
            """);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/children", async (Guid? after) => Results.Content(await ListAsync(after), "text/html; charset=utf-8"));
        app.MapGet("/api/children", async (Guid? after) => Results.Ok(await RowsAsync(after)));
        app.MapGet("/children/{id:guid}", async (Guid id) => await PageAsync(id) is { } page ? Results.Content(page, "text/html; charset=utf-8") : Results.NotFound());
    }

    public Uri Url => new(app.Urls.First());

    public static async Task<BareApplication> StartAsync(TestDatabase database)
    {
        var bare = new BareApplication(await BareConnection.OpenAsync(database));
        await bare.app.StartAsync();
        return bare;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<List<Row>> RowsAsync(Guid? after)
    {
        string? from = null;
        if (after is not null)
        {
            await using var found = await sortName.ReadAsync(after);
            from = await found.ReadAsync() ? found.GetString(0) : null;
        }

        var rows = new List<Row>();
        await using var reader = from is null ? await first.ReadAsync() : await next.ReadAsync(from, after);
        while (await reader.ReadAsync())
            rows.Add(new Row(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), DateOnly.FromDateTime(reader.GetDateTime(4)), reader.GetString(5), reader.GetInt32(6)));
        return rows;
    }

    private async Task<string> ListAsync(Guid? after)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>Children</title></head><body><h1>Children</h1><table>");
        foreach (var row in await RowsAsync(after))
            html.Append("<tr><th><a href=\"/children/").Append(row.Id).Append("\">").Append(Text(row.KnownAs)).Append(' ').Append(Text(row.FamilyName)).Append("</a></th><td>").Append(Text(row.GivenNames)).Append(' ')
                .Append(Text(row.FamilyName)).Append("</td><td>").Append(2025 - row.DateOfBirth.Year).Append("</td><td>").Append(row.DateOfBirth.ToString("d MMMM yyyy")).Append("</td><td>").Append(Text(row.AreaCode))
                .Append("</td><td>").Append(row.OpenCases).Append("</td></tr>");
        return html.Append("</table></body></html>").ToString();
    }

    private async Task<string?> PageAsync(Guid id)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>A child</title></head><body>");
        await using (var reader = await child.ReadAsync(id))
        {
            if (!await reader.ReadAsync())
                return null;
            Append(html, "Details", reader, once: true);
        }

        foreach (var (heading, statement) in new[] { ("Cases", cases), ("Support", interventions), ("Plans", plans), ("Notices", notices), ("Incidents", incidents), ("Last opened", opened) })
        {
            await using var reader = await statement.ReadAsync(id);
            Append(html, heading, reader);
        }

        await audit.ExecuteAsync(null, Guid.CreateVersion7(), DateTime.UtcNow, id);
        return html.Append("</body></html>").ToString();
    }

    private static void Append(StringBuilder html, string heading, DbDataReader reader, bool once = false)
    {
        html.Append("<h2>").Append(heading).Append("</h2><ul>");
        while (once || reader.Read())
        {
            html.Append("<li>");
            for (var column = 0; column < reader.FieldCount; column++)
                html.Append(reader.IsDBNull(column) ? "" : Text(Convert.ToString(reader.GetValue(column))!)).Append(' ');
            html.Append("</li>");
            if (once)
                break;
        }

        html.Append("</ul>");
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private sealed record Row(Guid Id, string KnownAs, string GivenNames, string FamilyName, DateOnly DateOfBirth, string AreaCode, int OpenCases);
}
