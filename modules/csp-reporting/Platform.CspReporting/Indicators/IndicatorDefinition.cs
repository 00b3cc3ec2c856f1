using System.Globalization;
using CsvHelper;
using Platform.CspReporting.Quarters;
using Platform.CspReporting.Statistics;

namespace Platform.CspReporting.Indicators;

/// <summary>
/// What an indicator counts, by which rule, over what, from whom and since when. A definition is never changed: a change is the next
/// version, and a quarter is always worked out by the version that was in force on its last day.
/// </summary>
internal sealed class IndicatorDefinition
{
    /// <summary>The denominator is the area's children aged 10 to 17.</summary>
    public const string Population = "population";

    /// <summary>Our name for it, for example <c>KPI1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>It is worked out from our facts; else its figures are entered or imported as they were published, and pages say so.</summary>
    public required bool IsComputed { get; init; }

    /// <summary>The numerator in words.</summary>
    public required string Numerator { get; init; }

    /// <summary>The denominator in words.</summary>
    public required string Denominator { get; init; }

    /// <summary>A <see cref="CountRule"/>; empty where figures are entered.</summary>
    public required string NumeratorRule { get; init; }

    /// <summary>A <see cref="CountRule"/>, <see cref="Population"/>, or "entered".</summary>
    public required string DenominatorRule { get; init; }

    /// <summary>The value is for so many of the denominator: 100 makes it a percentage.</summary>
    public required int Per { get; init; }

    /// <summary>Digits after the point.</summary>
    public required int Digits { get; init; }

    /// <summary>What stands after the value, for example "%".</summary>
    public required string Unit { get; init; }

    /// <summary>"higher", "lower" or "neither".</summary>
    public required string Better { get; init; }

    /// <summary>What the Department for Education calls it in its table of measures; empty where it has none.</summary>
    public required string PublishedAs { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null while no later version ends it.</summary>
    public DateOnly? ValidTo { get; init; }

    public required string Source { get; init; }

    public required string Edition { get; init; }

    /// <summary>False: its source has not been confirmed, or it is a local tracker; pages say "unconfirmed".</summary>
    public required bool IsConfirmed { get; init; }

    public required string Caveat { get; init; }

    /// <summary>Why this version took the place of the one before; empty for the first.</summary>
    public string WhyChanged { get; init; } = "";

    /// <summary>Who changed it; empty for what ships with the module.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>The denominator is a population that others publish.</summary>
    public bool IsOverPopulation => DenominatorRule == Population;

    /// <summary>The numerator is a part of the denominator.</summary>
    public bool IsShare => !IsOverPopulation && Per == 100;

    /// <summary>How its limits are drawn.</summary>
    public LimitKind LimitKind => IsShare ? LimitKind.Share : IsOverPopulation ? LimitKind.Rate : LimitKind.Value;

    /// <summary>The definitions that ship with the module.</summary>
    public static IReadOnlyList<IndicatorDefinition> Shipped { get; } = Load();

    private static List<IndicatorDefinition> Load()
    {
        using var stream = typeof(IndicatorDefinition).Assembly.GetManifestResourceStream("indicators.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<IndicatorDefinition> definitions = [];
        while (reader.Read())
        {
            definitions.Add(new IndicatorDefinition
            {
                Code = reader.GetString("Code")!,
                Version = int.Parse(reader.GetString("Version")!, CultureInfo.InvariantCulture),
                Name = reader.GetString("Name")!,
                IsComputed = reader.GetString("Fed by") == "computed",
                Numerator = reader.GetString("Numerator")!,
                Denominator = reader.GetString("Denominator")!,
                NumeratorRule = reader.GetString("Numerator rule") ?? "",
                DenominatorRule = reader.GetString("Denominator rule")!,
                Per = int.Parse(reader.GetString("Per")!, CultureInfo.InvariantCulture),
                Digits = int.Parse(reader.GetString("Digits")!, CultureInfo.InvariantCulture),
                Unit = reader.GetString("Unit")!,
                Better = reader.GetString("Better")!,
                PublishedAs = reader.GetString("Published as") ?? "",
                ValidFrom = Day(reader.GetString("Valid from"))!.Value,
                ValidTo = Day(reader.GetString("Valid to")),
                Source = reader.GetString("Source")!,
                Edition = reader.GetString("Edition")!,
                IsConfirmed = reader.GetString("Confirmed") == "yes",
                Caveat = reader.GetString("Caveat") ?? "",
            });
        }

        return definitions;
    }

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>All versions of all indicators: those that ship with the module and those that people made.</summary>
internal sealed class IndicatorCatalogue(IEnumerable<IndicatorDefinition> made)
{
    private readonly ILookup<string, IndicatorDefinition> byCode = IndicatorDefinition.Shipped.Concat(made).OrderBy(definition => definition.Version).ToLookup(definition => definition.Code);

    /// <summary>The codes, in the order in which pages show them.</summary>
    public IReadOnlyList<string> Codes { get; } = [.. IndicatorDefinition.Shipped.Select(definition => definition.Code).Distinct()];

    /// <summary>Every version of one, the oldest first.</summary>
    public IReadOnlyList<IndicatorDefinition> Versions(string code) => [.. byCode[code]];

    /// <summary>The version in force on the last day of a quarter; for a quarter before the first version, the first.</summary>
    public IndicatorDefinition? InForce(string code, CalendarQuarter quarter)
        => byCode[code].LastOrDefault(definition => definition.ValidFrom <= quarter.LastDay && (definition.ValidTo is not { } last || quarter.LastDay <= last)) ?? byCode[code].FirstOrDefault();
}
