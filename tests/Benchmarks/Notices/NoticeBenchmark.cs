using System.Diagnostics;
using System.Net.Http.Json;
using Benchmarks.Measuring;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Benchmarks.Notices;

/// <summary>From a notice that is saved in case management to the report that counts it, both by HTTP, as two people would.</summary>
internal sealed class NoticeBenchmark : IBenchmark
{
    private const string Swindon = "E06000030";
    private const int FirstNotices = 20;
    private const int Measured = 30;

    public string Name => "notice";

    public string Says => "from a notice saved in case management to the quarterly report that counts it";

    public async Task RunAsync(Findings findings)
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options =>
        {
            options.WithAllModules();
            options.RunsInBackground = true;
        });
        using var browser = await host.AsAsync(Roles.OperationsManager, Swindon);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        var report = $"/api/csp-reporting/reports/{Swindon}/{day.Year}Q{(day.Month + 2) / 3}";

        // Counts of 1 to 5 are hidden, so each further notice shows only once there are more.
        for (var number = 0; number < FirstNotices; number++)
            await SaveAsync(browser, day);
        await Task.Delay(TimeSpan.FromSeconds(2));

        var seen = new Sample();
        var before = await ReadAsync(browser.Http, report);
        for (var number = 0; number < Measured; number++)
        {
            await SaveAsync(browser, day);
            var saved = Stopwatch.GetTimestamp();
            string after;
            while ((after = await ReadAsync(browser.Http, report)) == before)
            {
                if (Stopwatch.GetElapsedTime(saved) > TimeSpan.FromSeconds(30))
                    throw new InvalidOperationException("The report did not count a notice within 30 seconds.");
            }

            seen.Add(Stopwatch.GetElapsedTime(saved).TotalMilliseconds);
            before = after;
        }

        findings.Add(new Finding("A notice saved, until the report counts it", Findings.Milliseconds(seen), Target: "p95 within 1 s", IsMet: seen.P95 < 1000));
    }

    private static async Task SaveAsync(PlatformClient browser, DateOnly day)
    {
        using var response = await browser.PostJsonAsync("/api/case-management/notices", JsonContent.Create(new
        {
            RequestKey = Guid.CreateVersion7(),
            Content = new
            {
                AgencyKind = "police", AgencyName = "Wiltshire Police", NoticeKind = "arrest", HappenedOn = day, ReportedOn = day, AreaCode = Swindon, Narrative = "Written by the benchmark.",
            },
        }));
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"The notice was refused: {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task<string> ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
