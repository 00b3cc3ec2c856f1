using Benchmarks.Audit;
using Benchmarks.Children;
using Benchmarks.ColdStart;
using Benchmarks.Events;
using Benchmarks.Matching;
using Benchmarks.Measuring;
using Benchmarks.Notices;
using Benchmarks.PublicData;
using Benchmarks.Scaling;
using Platform.Testing;

IBenchmark[] all = [new EventBenchmark(), new NodesBenchmark(), new ImportBenchmark(), new NoticeBenchmark(), new ChildrenBenchmark(), new ColdStartBenchmark(), new AuditBenchmark(), new ScalingBenchmark(), new MatchBenchmark(), new ReplayBenchmark(DatabaseKind.Sqlite), new ReplayBenchmark(DatabaseKind.PostgreSql)];
var unknown = args.FirstOrDefault(name => all.All(benchmark => benchmark.Name != name));
if (unknown is not null || args.Contains("--help"))
{
    Console.Error.WriteLine($"{(unknown is null or "--help" ? "" : $"There is no benchmark '{unknown}'. ")}Name one or more of these, or none for all:");
    foreach (var benchmark in all)
        Console.Error.WriteLine($"  {benchmark.Name,-20}{benchmark.Says}");
    return 2;
}

var findings = new Findings();
var failed = false;
foreach (var benchmark in all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.Says}");
    try
    {
        await benchmark.RunAsync(findings);
    }
    catch (Exception exception)
    {
        // The others are still worth measuring; the exit code says that this one is missing.
        Console.Error.WriteLine($"  {benchmark.Name} was not measured: {exception.GetBaseException().Message}");
        failed = true;
    }
}

findings.Print();
var file = RepositoryRoot.Combine("artifacts", "benchmarks.json");
findings.Write(file);
Console.WriteLine($"\nThe same figures are in {Path.GetRelativePath(Environment.CurrentDirectory, file)}. A ratio says more than a number: other work on the machine slows both sides of it.");
return failed ? 1 : 0;
