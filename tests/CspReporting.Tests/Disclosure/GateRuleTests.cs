using System.Reflection;
using MediatR;
using Platform.CspReporting;
using Platform.CspReporting.Disclosure;
using Platform.Kernel.Application;
using Platform.Testing;

namespace CspReporting.Tests.Disclosure;

public class GateRuleTests
{
    // Who may show a number as its publisher has published it, or work one out from figures.
    private static readonly string[] Doors =
    [
        "Disclosure/Figure.cs", "Reports/StopAndSearchTable.cs", "Reports/RecordedCrimeTables.cs", "Disproportionality/GapTable.cs", "Indicators/IndicatorSeries.cs", "Indicators/IndicatorTargets.cs",
        "Indicators/GetIndicator.cs", "Places/PlaceTables.cs", "Places/GetPlaces.cs", "Places/GetHexagons.cs",
    ];

    [Fact]
    public void Every_number_that_the_module_answers_with_has_passed_the_gate() => GateRules.Offences(typeof(CspReportingModule).Assembly.GetTypes()).ShouldBeEmpty();

    [Fact]
    public void A_number_that_goes_round_the_gate_is_caught()
    {
        GateRules.Offences([typeof(PlantedQuery)]).ShouldHaveSingleItem().ShouldContain("PlantedRow.Children");
        GateRules.Offences([typeof(PlantedListQuery)]).ShouldHaveSingleItem().ShouldContain("PlantedSeries.Counts");
        GateRules.Offences([typeof(HonestQuery)]).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_but_the_gate_can_make_a_figure()
        // The copy constructor of a record takes one of itself and cannot make another figure.
        => typeof(Figure).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constructor => !constructor.IsPrivate).ShouldBeEmpty();

    [Fact]
    public void Numbers_pass_by_the_door_for_published_ones_only_where_the_list_says_so()
    {
        var module = Path.Combine(RepositoryRoot.Path, "modules", "csp-reporting", "Platform.CspReporting");
        Directory.EnumerateFiles(module, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("Gate.Published(", StringComparison.Ordinal) || text.Contains("gate.Derived(", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/')).Except(Doors).ShouldBeEmpty();
    }

    private sealed record PlantedQuery : IRequest<IReadOnlyList<PlantedRow>>;

    private sealed record PlantedRow(string Name, int? Children);

    private sealed record PlantedListQuery : IRequest<Result<PlantedSeries>>;

    private sealed record PlantedSeries(IReadOnlyList<int> Counts);

    private sealed record HonestQuery : IRequest<HonestRow>;

    private sealed record HonestRow(string Name, Figure Children, DateOnly On);
}
