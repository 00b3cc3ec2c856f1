using System.Globalization;
using CsvHelper;

namespace Platform.CspReporting.Places;

/// <summary>
/// A police.uk crime type: the group that pages of places count it in, and how many days of harm one row stands for. Both are data with an
/// edition. A type that mixes offences, or that we hold no figure for, has no weight, and pages say so.
/// </summary>
/// <param name="CrimeType">The type in police.uk's words.</param>
/// <param name="Group">Our short name for its group.</param>
/// <param name="ShownAs">What pages call the group.</param>
/// <param name="HarmDays">Days of imprisonment from which sentencing would start for a first offence; null for no weight.</param>
/// <param name="ValidFrom">The first month it is used for.</param>
/// <param name="ValidTo">The last month, or null while it is in use.</param>
/// <param name="Source">Whose categories and weights.</param>
/// <param name="Edition">Which issue.</param>
/// <param name="IsConfirmed">False: the weight has not been checked against the index; pages say "unconfirmed".</param>
/// <param name="Caveat">What a reader must know, and why there is no weight where there is none.</param>
internal sealed record PlaceCrimeType(
    string CrimeType, string Group, string ShownAs, int? HarmDays, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string Edition, bool IsConfirmed, string Caveat)
{
    /// <summary>The list that ships with the module.</summary>
    public static readonly IReadOnlyList<PlaceCrimeType> All = Load();

    /// <summary>Those in use on a day, by the type's words.</summary>
    public static IReadOnlyDictionary<string, PlaceCrimeType> On(DateOnly day)
        => All.Where(type => type.ValidFrom <= day && (type.ValidTo is not { } last || day <= last)).ToDictionary(type => type.CrimeType);

    private static List<PlaceCrimeType> Load()
    {
        using var stream = typeof(PlaceCrimeType).Assembly.GetManifestResourceStream("place-crime-types.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<PlaceCrimeType> types = [];
        while (reader.Read())
        {
            types.Add(new PlaceCrimeType(
                reader.GetString("Crime type")!, reader.GetString("Group")!, reader.GetString("Shown as")!,
                reader.GetString("Harm days") is { Length: > 0 } days ? int.Parse(days, CultureInfo.InvariantCulture) : null,
                Day(reader.GetString("Valid from"))!.Value, Day(reader.GetString("Valid to")), reader.GetString("Source")!, reader.GetString("Edition")!,
                reader.GetString("Confirmed") == "yes", reader.GetString("Caveat") ?? ""));
        }

        return types;
    }

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Crime types that are counted together.</summary>
/// <param name="Code">Our short name, for example <c>violence</c>.</param>
/// <param name="Name">What pages call it.</param>
internal sealed record PlaceGroup(string Code, string Name)
{
    /// <summary>Every type, anti-social behaviour among them.</summary>
    public static readonly PlaceGroup Everything = new("all", "All types");

    /// <summary>Where a type stands that our list does not hold: wordings change over the years.</summary>
    private const string Other = "other";

    /// <summary>The groups in the order in which pages show them.</summary>
    public static IReadOnlyList<PlaceGroup> All { get; } = [.. PlaceCrimeType.All.Select(type => new PlaceGroup(type.Group, type.ShownAs)).Distinct(), Everything];

    /// <summary>It stands in for something that police.uk does not count.</summary>
    public bool IsProxy => Code == "violence";

    /// <summary>One by its code; violence for none that we know.</summary>
    public static PlaceGroup Find(string? code) => All.FirstOrDefault(group => group.Code == code) ?? All[0];

    /// <summary>Whether a crime type counts in it.</summary>
    public bool Holds(string crimeType, IReadOnlyDictionary<string, PlaceCrimeType> types)
        => this == Everything || (types.TryGetValue(crimeType, out var known) ? known.Group : Other) == Code;
}
