using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Host.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Web;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Events;

/// <summary>What can be collected about the bus: where the work stands, and one trace from a request to what came of it. Nothing about anybody.</summary>
public sealed class TelemetryTests
{
    private const string Telling = "Quillfeather-Ombersley";

    [Fact]
    public async Task A_trace_runs_from_the_request_through_the_event_to_its_handlers_and_names_nobody()
    {
        var activities = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Platform.EventBus" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.WithAllModules());
        using var partner = await host.AsAsync(Roles.Partner);

        var trace = ActivityTraceId.CreateRandom();
        partner.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        await RecordAsync(partner);
        await host.DrainAsync();

        var ours = activities.Where(a => a.TraceId == trace).ToList();
        var requests = ours.Where(a => a.Source.Name == "Microsoft.AspNetCore").ToList();
        var handled = ours.Where(a => a.Source.Name == "Platform.EventBus").ToList();
        handled.ShouldContain(a => a.DisplayName == "handle case-management.partner-notice-recorded.v1" && Equals(a.GetTagItem("messaging.consumer.group.name"), "csp-reporting"));
        handled.ShouldContain(
            a => requests.Any(r => r.SpanId == a.ParentSpanId), $"the handler is the request's child: {string.Join("; ", ours.Select(a => $"{a.Source.Name} {Words(a.DisplayName, a.TagObjects)}"))}");

        var published = requests.First(r => handled.Any(h => h.ParentSpanId == r.SpanId));
        published.GetTagItem("http.request.method").ShouldBe("POST");

        using var processor = new Telemetry.WithoutPeople();
        foreach (var activity in ours)
        {
            processor.OnEnd(activity);
            Words(activity.DisplayName, activity.TagObjects).ShouldNotContain(Telling);
            activity.TagObjects.Select(t => t.Key).ShouldNotContain(key => key.StartsWith("url.", StringComparison.Ordinal) || key.StartsWith("client.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Lag_age_and_parked_events_are_gauges_tagged_by_module_alone()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.WithAllModules());
        using var partner = await host.AsAsync(Roles.Partner);
        await host.DrainAsync();
        await RecordAsync(partner);

        var gauges = host.Services.GetRequiredService<BusGauges>();
        await gauges.ReadAsync(TestContext.Current.CancellationToken);
        var before = Collect();
        before.Where(m => m.Name == "platform.events.unsequenced").Max(m => m.Value).ShouldBe(1);
        await host.DrainAsync();
        await gauges.ReadAsync(TestContext.Current.CancellationToken);
        var after = Collect();
        foreach (var name in new[] { "platform.events.lag", "platform.events.waiting", "platform.events.parked", "platform.events.oldest" })
            after.ShouldContain(m => m.Name == name && m.Tags.Contains("csp-reporting", StringComparison.Ordinal));
        before.Concat(after).ShouldAllBe(m => !m.Tags.Contains(Telling, StringComparison.Ordinal) && m.Tags.StartsWith("database=platform", StringComparison.Ordinal));

        static List<(string Name, double Value, string Tags)> Collect()
        {
            var found = new List<(string, double, string)>();
            using var listener = new MeterListener { InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Platform.EventBus" && instrument.IsObservable)
                    self.EnableMeasurementEvents(instrument);
            } };
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => found.Add((instrument.Name, value, Words("", tags.ToArray()).Trim())));
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => found.Add((instrument.Name, value, Words("", tags.ToArray()).Trim())));
            listener.Start();
            listener.RecordObservableInstruments();
            return found;
        }
    }

    private static async Task RecordAsync(PlatformClient partner)
    {
        using var response = await partner.PostJsonAsync("/api/case-management/notices", JsonContent.Create(new
        {
            requestKey = Guid.NewGuid(),
            content = new
            {
                agencyKind = "police", agencyName = Telling, noticeKind = "exclusion", happenedOn = new DateOnly(2025, 10, 2), reportedOn = new DateOnly(2026, 1, 5),
                areaCode = Notices.Area, narrative = $"{Telling} was there.", drivers = new[] { "peer-conflict" }, people = Array.Empty<object>(),
            },
        }));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static string Words(string name, IEnumerable<KeyValuePair<string, object?>> tags) => $"{name} {string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"))}";
}
