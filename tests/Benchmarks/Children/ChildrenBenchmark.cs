using System.Diagnostics;
using Benchmarks.Measuring;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Benchmarks.Children;

/// <summary>The children list and a child's page by HTTP, signed in, against a minimal API with ADO.NET on the same file.</summary>
internal sealed class ChildrenBenchmark : IBenchmark
{
    private const int WarmUp = 60;
    private const int Requests = 300;

    public string Name => "children";

    public string Says => "the children list and a child's page, signed in, against a bare minimal API with ADO.NET on the same database";

    public async Task RunAsync(Findings findings)
    {
        await MeasureAsync(findings, 10_000, ["case-management"]);
        await MeasureAsync(findings, 100_000, ["case-management"]);
        // The page with the panels and timelines of every workstream, against the same baseline, which shows none of them.
        await MeasureAsync(findings, 100_000, null);
    }

    private static async Task MeasureAsync(Findings findings, int children, IEnumerable<string>? modules)
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.Modules = modules?.ToHashSet());
        await using var filling = await BareConnection.OpenAsync(host.Database);
        var register = new FilledRegister(filling);
        var start = Stopwatch.GetTimestamp();
        await register.FillAsync(children);
        Console.WriteLine($"  {children:N0} children written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, {new FileInfo(host.Database.File).Length / 1024 / 1024} MiB");

        await using var bare = await BareApplication.StartAsync(host.Database);
        using var browser = await host.AsAsync(Roles.CaseManager, FilledRegister.Swindon, FilledRegister.Wiltshire);
        using var stranger = new HttpClient { BaseAddress = bare.Url };
        var random = new Random(7);
        var name = $"{children:N0} children{(modules is null ? ", every workstream" : "")}";
        using var plans = new QueryPlans();

        async Task CompareAsync(string what, Func<int, string> path, Func<int, string>? barePath = null)
        {
            var paths = Enumerable.Range(0, WarmUp + Requests).Select(path).ToList();
            var barePaths = barePath is null ? paths : Enumerable.Range(0, WarmUp + Requests).Select(barePath).ToList();
            for (var number = Requests; number < paths.Count; number++)
            {
                await ReadAsync(browser.Http, paths[number]);
                await ReadAsync(stranger, barePaths[number]);
            }

            var (ours, baseline) = await Sample.AlternateAsync(Requests, number => ReadAsync(browser.Http, paths[number]), number => ReadAsync(stranger, barePaths[number]));
            findings.Add($"{what}, {name}", ours, baseline);
        }

        if (modules is not null)
        {
            await CompareAsync("Children list, first page", _ => "/children");
            var from = Enumerable.Range(0, WarmUp + Requests).Select(_ => register.Scattered[random.Next(register.Scattered.Count)]).ToList();
            await CompareAsync("Children list, from somewhere in it", number => $"/children?after={from[number]}");
            await CompareAsync("Children as JSON", number => $"/api/case-management/children?after={from[number]}", number => $"/api/children?after={from[number]}");
        }

        if (modules is not null)
        {
            // The list goes along the names, so somebody with few children of their own passes by everybody else's.
            using var elsewhere = await host.AsAsync(Roles.CaseManager, FilledRegister.Small);
            var small = new Sample();
            for (var number = 0; number < 40; number++)
            {
                if (number < 10)
                    await ReadAsync(elsewhere.Http, "/children");
                else
                    await small.TimeAsync(() => ReadAsync(elsewhere.Http, "/children"));
            }

            findings.Add(new Finding($"Children list, of somebody whose area has 1 child in 1,000, {name}", Findings.Milliseconds(small)));
        }

        var opened = Enumerable.Range(0, WarmUp + Requests).Select(_ => register.WithCases[random.Next(register.WithCases.Count)]).ToList();
        await CompareAsync("A child’s page", number => $"/children/{opened[number]}");

        var scans = await plans.FindScansAsync(filling);
        // The children list itself goes along its index and stops after a page.
        findings.Add(new Finding($"Statements that go through a table or index, {name}", $"{scans.Count} of {plans.Count}"));
        foreach (var scan in scans)
            Console.WriteLine($"    {scan}");
    }

    private static async Task ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode} from {response.RequestMessage!.RequestUri!.AbsolutePath}: {body[..Math.Min(300, body.Length)]}");
    }
}
