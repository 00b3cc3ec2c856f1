using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.SignIn.ApiClients;
using Platform.Kernel.Application;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

/// <summary>A module of one endpoint that reads and one that changes, which tell who asks.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("probe", "Probe", "Tells who asks.", "probe_")]
public sealed class ProbeModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void OnApplicationInitialization(ApplicationInitializationContext context)
    {
        context.Endpoints.MapGet("/me", (ICurrentUser me) => Results.Ok(new Seen(me.DisplayName, me.AgencyCode, me.HasAllAreas, [.. me.Areas], me.HasPermission(ProbePermissions.Look), me.HasPermission(ProbePermissions.Change))));
        context.Endpoints.MapPost("/change", () => Results.Ok());
    }
}

public sealed record Seen(string Name, string? Agency, bool HasAllAreas, List<string> Areas, bool MayLook, bool MayChange);

internal sealed class ProbePermissions : PermissionDefinitionProvider
{
    public const string Look = "Probe.Look";
    public const string Change = "Probe.Change";

    public override void Define(PermissionDefinitionContext context) => context.AddGroup("Probe", "Probe")
        .AddPermission(Look, "Look", Roles.CaseManager)
        .AddPermission(Change, "Change", Roles.CaseManager);
}

public sealed class ApiClientTests
{
    [Theory, EachDatabase]
    public async Task A_client_is_made_on_a_page_its_key_is_shown_once_and_it_may_do_what_it_was_given(DatabaseKind database)
    {
        await using var host = await PlatformHost.StartAsync(database, o => o.With<ProbeModule>());
        var key = await MakeAsync(host);

        var seen = await (await SendAsync(host, key, HttpMethod.Get, "/api/probe/me")).Content.ReadFromJsonAsync<Seen>();
        seen.ShouldBeEquivalentTo(new Seen("Custody system (program)", "police", false, ["E06000030"], true, false));
        (await SendAsync(host, key, HttpMethod.Post, "/api/probe/change")).StatusCode.ShouldBe(HttpStatusCode.OK, "a key needs no antiforgery token");

        await host.InScopeAsync(async services =>
        {
            var client = await services.GetRequiredService<HostDbContext>().ApiClients.AsNoTracking().SingleAsync();
            client.LastUsedUtc.ShouldNotBeNull();
            client.KeyHash.ShouldNotContain(key[30..]);
            client.CreatedBy.ShouldBe("Test service-lead");
        });
        using var lead = await host.AsAsync(Roles.ServiceLead);
        (await lead.GetPageAsync("/administration/api-clients")).Document.DocumentElement.TextContent.ShouldNotContain(key);
    }

    [Fact]
    public async Task A_program_that_asks_a_workstream_that_is_switched_off_is_told_404_and_the_trail_is_told_which()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<ProbeModule>());
        var key = await MakeAsync(host);
        await host.SwitchAsync("probe", isEnabled: false);

        (await SendAsync(host, key, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(host, "wrong", HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await host.InScopeAsync(s => s.GetRequiredService<Platform.Kernel.Data.KernelDbContext>().Audit.AsNoTracking().Where(a => a.Outcome == Platform.Kernel.Auditing.AuditOutcome.SwitchedOff).ToListAsync()))
            .ShouldHaveSingleItem("a stranger leaves nothing").ShouldSatisfyAllConditions(
                a => a.UserName.ShouldBe("Custody system (program)"), a => a.Module.ShouldBe("probe"), a => a.RecordType.ShouldBe("page/api/probe/me"));
    }

    [Fact]
    public async Task A_key_opens_the_api_alone_and_a_wrong_one_nothing()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<ProbeModule>());
        var key = await MakeAsync(host);
        (await SendAsync(host, key, HttpMethod.Get, "/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var wrong in new[] { key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), key[..^1], "x", "", "platform_", new string('a', 5000) })
        {
            var refused = await SendAsync(host, wrong, HttpMethod.Get, "/api/probe/me");
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, wrong);
        }
    }

    [Fact]
    public async Task A_new_key_ends_the_old_one_revoking_ends_it_for_good_and_so_does_its_last_day()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<ProbeModule>());
        var first = await MakeAsync(host);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var id = await host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().ApiClients.Select(c => c.Id).SingleAsync());

        var page = await lead.GetPageAsync($"/administration/api-clients/{id}");
        (await lead.PostFormAsync(page, Day("ExpiresOn", -1), "form[action*='Rotate']")).Errors.ShouldHaveSingleItem().ShouldContain("after today");
        var second = (await lead.PostFormAsync(page, Day("ExpiresOn", 30), "form[action*='Rotate']")).Text("#api-key");
        (await SendAsync(host, first, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(host, second, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Clock.Advance(TimeSpan.FromDays(31));
        (await SendAsync(host, second, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        host.Clock.Advance(TimeSpan.FromDays(-31));
        (await SendAsync(host, second, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await lead.PostFormAsync(await lead.GetPageAsync($"/administration/api-clients/{id}"), [], "form[action*='Revoke']");
        await Task.Delay(TimeSpan.FromSeconds(5.5), TestContext.Current.CancellationToken);
        (await SendAsync(host, second, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var action in new[] { nameof(MakeApiClient), nameof(RotateApiKey), nameof(RevokeApiClient) })
            (await host.AuditAsync(action)).ShouldHaveSingleItem(action);
    }

    [Fact]
    public async Task Nobody_gives_a_program_administration_or_areas_that_are_not_theirs()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<ProbeModule>());
        await AddAgencyAsync(host);
        using var lead = await host.AsAsync(Roles.ServiceLead, "E06000030");
        var page = await lead.GetPageAsync("/administration/api-clients/new");
        async Task<Page> AskAsync(string permission, string area)
        {
            var fields = Day("Input.ExpiresOn", 30);
            (fields["Input.Name"], fields["Input.AgencyCode"], fields["Input.Permissions"], fields["Input.Areas"]) = ("x", "police", permission, area);
            return await lead.PostFormAsync(page, fields);
        }

        foreach (var permission in host.Services.GetRequiredService<PermissionDefinitions>().All.Select(p => p.Name).Where(p => !p.StartsWith("Probe.", StringComparison.Ordinal)))
            (await AskAsync(permission, "E06000030")).Errors.ShouldBe(["Choose only what you may grant"], permission);
        (await AskAsync(ProbePermissions.Look, "all")).Errors.ShouldBe(["Choose only areas that are yours"]);
        (await AskAsync(ProbePermissions.Look, "E06000054")).Errors.ShouldBe(["Choose only areas that are yours"]);
        (await AskAsync(ProbePermissions.Look, "E06000030")).Text("h1").ShouldBe("The key");
        await Should.ThrowAsync<PermissionDeniedException>(host.SendAsync(new GetApiClients(), Roles.CaseManager));
    }

    [Fact]
    public async Task A_change_that_rests_on_a_cookie_needs_the_antiforgery_token()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<ProbeModule>());
        using var browser = await host.AsAsync(Roles.CaseManager);
        (await browser.GetAsync("/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var bare = await browser.Http.PostAsync(new Uri("/api/probe/change", UriKind.Relative), JsonContent.Create(new { }), TestContext.Current.CancellationToken);
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var token = (await browser.GetPageAsync("/account")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/probe/change", UriKind.Relative)) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("RequestVerificationToken", token);
        using var good = await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_client_that_asks_too_often_is_told_when_to_come_back_and_another_is_not()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            o.With<ProbeModule>();
            o.Settings["RateLimits:ApiClientPerMinute"] = "3";
        });
        var eager = await MakeAsync(host);
        var other = await MakeAsync(host);
        for (var i = 0; i < 3; i++)
            (await SendAsync(host, eager, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await SendAsync(host, eager, HttpMethod.Get, "/api/probe/me");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await SendAsync(host, other, HttpMethod.Get, "/api/probe/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> MakeAsync(PlatformHost host)
    {
        await AddAgencyAsync(host);
        await host.AddPersonAsync(Roles.CaseManager, "E06000030");
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/administration/api-clients/new");
        (await lead.PostFormAsync(page, [])).Errors.Count.ShouldBeGreaterThan(3);
        var fields = Day("Input.ExpiresOn", 90);
        fields["Input.Name"] = "Custody system";
        fields["Input.AgencyCode"] = "police";
        fields["Input.Permissions"] = ProbePermissions.Look;
        fields["Input.Areas"] = "E06000030";
        var made = await lead.PostFormAsync(page, fields);
        made.Text("h1").ShouldBe("The key", string.Join(" ", made.Errors));
        return made.Text("#api-key");
    }

    private static Task AddAgencyAsync(PlatformHost host) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HostDbContext>();
        if (await db.Agencies.AnyAsync(a => a.Code == "police"))
            return;
        db.Agencies.Add(new Agency { Code = "police", Name = "Police", Kind = "police" });
        await db.SaveChangesAsync();
    });

    private static Dictionary<string, string?> Day(string field, int fromToday)
    {
        var day = DateTime.UtcNow.AddDays(fromToday);
        return new() { [$"{field}.Day"] = $"{day.Day}", [$"{field}.Month"] = $"{day.Month}", [$"{field}.Year"] = $"{day.Year}" };
    }

    private static async Task<HttpResponseMessage> SendAsync(PlatformHost host, string key, HttpMethod method, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri(host.Url, path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
