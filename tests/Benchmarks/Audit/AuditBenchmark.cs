using System.Globalization;
using Benchmarks.Measuring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Benchmarks.Audit;

/// <summary>
/// Requests that read and write the trail, with 100,000 entries being sealed beside them and without, by turns on the same
/// host and database. The sealer is the host's own, at its own pace.
/// </summary>
internal sealed class AuditBenchmark : IBenchmark
{
    private const int Entries = 100_000;
    private const int RequestsInARound = 60;

    public string Name => "audit";

    public string Says => "how much slower requests are while 100,000 audit entries are sealed";

    public async Task RunAsync(Findings findings)
    {
        foreach (var kind in (DatabaseKind[])[DatabaseKind.Sqlite, DatabaseKind.PostgreSql])
            await RunAsync(findings, kind);
    }

    private static async Task RunAsync(Findings findings, DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind);
        await WriteAsync(host);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        var sealer = host.Services.GetRequiredService<AuditSealer>();
        var options = host.Services.GetRequiredService<IOptions<AuditOptions>>().Value;
        for (var i = 0; i < RequestsInARound; i++)
            await RequestAsync(lead);

        var (on, off) = (new Sample(), new Sample());
        var ratios = new List<double>();
        var rounds = 0;
        long sealedSoFar = 0;
        while (sealedSoFar < Entries)
        {
            var (roundOn, roundOff) = (new Sample(), new Sample());
            if (rounds++ % 2 == 0)
                await OffAsync(roundOff);
            sealedSoFar += await OnAsync(roundOn);
            if (rounds % 2 == 0)
                await OffAsync(roundOff);
            ratios.Add(roundOn.Median / roundOff.Median);
        }

        ratios.Sort();
        var ratio = on.Median / off.Median;
        findings.Add(new Finding(
            $"A request that is audited, while {Entries:N0} entries are sealed, {kind}",
            Findings.Milliseconds(on),
            Findings.Milliseconds(off),
            ratio,
            string.Create(CultureInfo.InvariantCulture, $"at most 1.05 times: {ratio:0.000}, median of {rounds} rounds {ratios[ratios.Count / 2]:0.000}"),
            ratio <= 1.05));

        async Task OffAsync(Sample round)
        {
            for (var i = 0; i < RequestsInARound; i++)
                await TimeAsync(round, off);
        }

        async Task<long> OnAsync(Sample round)
        {
            using var stop = new CancellationTokenSource();
            var sealing = Task.Run(async () =>
            {
                long total = 0;
                try
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var started = System.Diagnostics.Stopwatch.GetTimestamp();
                        var sealedNow = await sealer.SealAsync(CancellationToken.None);
                        total += sealedNow.Entries;
                        await Task.Delay(AuditSealing.Pause(System.Diagnostics.Stopwatch.GetElapsedTime(started), options), stop.Token);
                    }
                }
                catch (OperationCanceledException)
                {
                    // The round is over.
                }

                return total;
            });
            for (var i = 0; i < RequestsInARound; i++)
                await TimeAsync(round, on);
            await stop.CancelAsync();
            return await sealing;
        }

        async Task TimeAsync(Sample round, Sample all)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await RequestAsync(lead);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            round.Add(took);
            all.Add(took);
        }
    }

    /// <summary>A page that reads a list of the trail and writes an entry of its own.</summary>
    private static async Task RequestAsync(PlatformClient lead)
    {
        using var answer = await lead.GetAsync("/administration/audit?did=NobodyDidThis&from.day=1&from.month=1&from.year=2090");
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsStringAsync();
    }

    private static Task WriteAsync(PlatformHost host) => host.InScopeAsync(async services =>
    {
        var kernel = services.GetRequiredService<KernelDbContext>();
        var trail = services.GetRequiredService<AuditTrail>();
        kernel.ChangeTracker.AutoDetectChangesEnabled = false;
        // A first seal, so that nothing is taken up from before sealing while it is measured.
        await trail.WriteAsync(trail.Entry("host", "Benchmark", isView: false, AuditOutcome.Done), CancellationToken.None);
        await services.GetRequiredService<AuditSealer>().SealAllAsync(pause: null, CancellationToken.None);
        for (var written = 0; written < Entries; written += 1000)
        {
            for (var i = 0; i < 1000; i++)
                kernel.Audit.Add(trail.Entry("case-management", "ViewChild", isView: true, AuditOutcome.Done, "child", Guid.CreateVersion7()));
            await kernel.SaveChangesAsync();
            kernel.ChangeTracker.Clear();
        }
        return await kernel.Audit.CountAsync();
    });
}
