namespace Benchmarks.Measuring;

/// <summary>One thing that is measured.</summary>
internal interface IBenchmark
{
    /// <summary>As it is asked for on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in a sentence.</summary>
    string Says { get; }

    Task RunAsync(Findings findings);
}
