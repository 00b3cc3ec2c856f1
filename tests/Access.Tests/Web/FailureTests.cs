using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Access.Tests.Web;

/// <summary>When something fails, nobody outside learns how it is made.</summary>
public sealed class FailureTests
{
    internal const string Secret = "Zoë O’Brien, 12 June 2010, Data Source=platform.db";

    [Fact]
    public async Task A_failure_shows_a_reference_and_nothing_of_what_failed()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<FailingModule>());
        using var somebody = await host.AsAsync(Roles.CaseManager);
        foreach (var path in new[] { "/api/failing/throws", "/api/failing/throws?x=%3Cscript%3Ealert(1)%3C/script%3E" })
        {
            using var response = await somebody.GetAsync(path);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            body.ShouldNotContain("Brien");
            body.ShouldNotContain("Exception");
            body.ShouldNotContain("   at ");
            body.ShouldNotContain("<script>");
            response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task The_log_tells_where_it_failed_and_not_the_words_of_the_failure()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        host.Services.GetServices<ILoggerProvider>().ShouldHaveSingleItem().ShouldBeOfType<ConsoleLoggerProvider>();
        var used = host.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName;
        var formatter = host.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == used);

        var log = new StringWriter();
        formatter.Write(new LogEntry<string>(LogLevel.Error, "Some.Category", 7, "A request failed, trace abc.", Failure(), (state, _) => state), null, log);
        var written = log.ToString();

        written.ShouldContain("Some.Category[7]");
        written.ShouldContain("A request failed, trace abc.");
        written.ShouldContain(nameof(AggregateException));
        written.ShouldContain("caused by System.InvalidOperationException");
        written.ShouldContain("caused by System.IO.FileNotFoundException (0x80070002)");
        written.ShouldContain($"at {typeof(FailureTests).FullName}.{nameof(Failure)}");
        written.ShouldNotContain("Brien");
        written.ShouldNotContain("platform.db");
    }

    private static AggregateException Failure()
    {
        try
        {
            throw new InvalidOperationException(Secret, new FileNotFoundException("Nothing called platform.db"));
        }
        catch (InvalidOperationException failure)
        {
            return new AggregateException(Secret, failure);
        }
    }

    [Fact]
    public async Task A_page_that_has_no_form_refuses_what_is_sent_to_it()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        var page = await lead.GetPageAsync("/administration/modules");
        var answer = await lead.PostFormAsync(await lead.GetPageAsync("/"), [], "form[action='/sign-out']");
        page.Status.ShouldBe(HttpStatusCode.OK);
        answer.Status.ShouldBe(HttpStatusCode.OK);

        using var again = await host.AsAsync(Roles.ServiceLead);
        var token = (await again.GetPageAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var refused = await again.Http.PostAsync(new Uri("/administration/modules", UriKind.Relative), form, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("does not take what was sent");

        using var put = await again.Http.PutAsync(new Uri("/administration/settings", UriKind.Relative), form, TestContext.Current.CancellationToken);
        ((int)put.StatusCode).ShouldBeInRange(400, 405);
    }

    [Fact]
    public async Task The_description_of_the_interface_is_for_those_who_connect_programs()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<FailingModule>());
        using var lead = await host.AsAsync(Roles.ServiceLead);
        using (var response = await lead.GetAsync("/openapi/v1.json"))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("/api/failing/throws");
        }

        using var analyst = await host.AsAsync(Roles.Analyst);
        (await analyst.GetPageAsync("/openapi/v1.json")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        (await nobody.GetPageAsync("/openapi/v1.json")).Url.AbsolutePath.ShouldBe("/sign-in");
    }

    [ModuleManifest("failing", "Failing", "A module that fails and says too much.", "failing_")]
    [DependsOn(typeof(KernelModule))]
    public sealed class FailingModule : PlatformModule
    {
        public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

        public override void OnApplicationInitialization(ApplicationInitializationContext context)
            => context.Endpoints.MapGet("/throws", IResult (string? x) => throw new InvalidOperationException(Secret + x));
    }
}
