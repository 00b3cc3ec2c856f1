using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Jobs;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;
using Quartz;

namespace Host.Tests.Nodes;

/// <summary>Two web nodes on one database, as behind a proxy.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task A_session_that_began_on_one_node_goes_on_on_another_and_its_keys_are_encrypted_in_the_database()
    {
        var folder = Directory.CreateTempSubdirectory("platform-certificate-").FullName;
        var certificate = Path.Combine(folder, "keys.pfx");
        using (var key = RSA.Create(2048))
        using (var made = new CertificateRequest("CN=keys of the platform", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1)))
            await File.WriteAllBytesAsync(certificate, made.Export(X509ContentType.Pfx, "secret"), TestContext.Current.CancellationToken);

        await using var first = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options => Configure(options));
        using var browser = await first.AsAsync(Roles.ServiceLead);
        (await browser.GetPageAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);

        await using var second = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
        {
            Configure(options);
            options.Database = first.Database;
        });
        // A browser sends its cookies to the proxy, whichever node answers.
        using var proxied = browser.WithoutRedirects();
        using (var answer = await proxied.GetAsync(new Uri(second.Url, "/account"), TestContext.Current.CancellationToken))
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }))
        using (var answer = await stranger.GetAsync(new Uri(second.Url, "/account"), TestContext.Current.CancellationToken))
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, "without the cookie one has to sign in");

        var keys = await first.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().ProtectionKeys.Select(k => k.Xml).ToListAsync());
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(xml => xml.Contains("EncryptedData", StringComparison.Ordinal) && !xml.Contains("<value>", StringComparison.Ordinal));

        void Configure(PlatformHostOptions options)
        {
            options.Settings["DataProtection:CertificatePath"] = certificate;
            options.Settings["DataProtection:CertificatePassword"] = "secret";
        }
    }

    [Fact]
    public async Task Keys_are_not_put_into_the_database_as_they_are()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.Settings["DataProtection:KeysIn"] = "Database"));
        refused.Message.ShouldContain("DataProtection:CertificatePath");
    }

    [Fact]
    public async Task A_job_fires_once_whichever_node_runs_it()
    {
        BeatJob.Beats.Clear();
        await using var first = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, Configure);
        await using var second = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
        {
            Configure(options);
            options.Database = first.Database;
        });
        // A node that starts writes the times of the jobs anew, so the time that falls into its start may run twice.
        await BeatsAsync(2);
        BeatJob.Beats.Clear();
        await BeatsAsync(6);

        var beats = BeatJob.Beats.ToList();
        beats.Count.ShouldBeGreaterThanOrEqualTo(6);
        beats.Distinct().Count().ShouldBe(beats.Count, "each time has one run");
        var nodes = await first.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Database.SqlQuery<int>($"""SELECT count(DISTINCT "instance_name")::int AS "Value" FROM "job_scheduler_state" """).SingleAsync());
        nodes.ShouldBe(2, "each has a name of its own");

        static async Task BeatsAsync(int more)
        {
            var (enough, until) = (BeatJob.Beats.Count + more, DateTime.UtcNow.AddSeconds(60));
            while (BeatJob.Beats.Count < enough && DateTime.UtcNow < until)
                await Task.Delay(200);
        }

        static void Configure(PlatformHostOptions options)
        {
            options.With<BeatModule>();
            options.RunsInBackground = true;
        }
    }

    [Fact]
    public async Task The_events_page_names_the_nodes_with_what_they_have_loaded()
    {
        await using var first = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
        {
            options.With<BeatModule>();
            options.RunsInBackground = true;
            options.Settings["EventBus:NodeName"] = "node-one";
        });
        await using var second = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
        {
            options.RunsInBackground = true;
            options.Settings["EventBus:NodeName"] = "node-two";
            options.Database = first.Database;
        });
        using var browser = await first.AsAsync(Roles.SystemAdministrator);
        var until = DateTime.UtcNow.AddSeconds(30);
        Page page;
        do
            page = await browser.GetPageAsync("/administration/events");
        while (!page.Main.Contains("node-two", StringComparison.Ordinal) && DateTime.UtcNow < until);

        var rows = page.Texts("table:has(th[scope=row]) tr").Where(r => r.Contains("node-", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(2);
        rows.Single(r => r.StartsWith("node-one", StringComparison.Ordinal)).ShouldContain("Beat");
        rows.Single(r => r.StartsWith("node-two", StringComparison.Ordinal)).ShouldNotContain("Beat");
        rows.ShouldAllBe(r => r.Contains("Works", StringComparison.Ordinal));
    }
}

/// <summary>A module of the tests with a job of each second.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("beat", "Beat", "Beats each second in tests.", "beat_")]
public sealed class BeatModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleJob<BeatJob>("0/1 * * * * ?", "Beats.");
}

internal sealed class BeatJob : IJob
{
    public static ConcurrentBag<DateTimeOffset> Beats { get; } = [];

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        Beats.Add(context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        return ValueTask.CompletedTask;
    }
}
