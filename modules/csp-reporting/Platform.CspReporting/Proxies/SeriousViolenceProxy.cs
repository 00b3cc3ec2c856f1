using System.Globalization;
using CsvHelper;

namespace Platform.CspReporting.Proxies;

/// <summary>
/// A police.uk crime type that the report counts as a proxy for serious violence: recorded crime has no count of serious violence
/// itself. Which types are proxies is data with an edition, for definitions change.
/// </summary>
/// <param name="Code">Our short name for it.</param>
/// <param name="CrimeType">The type in police.uk's words.</param>
/// <param name="ShownAs">What the report calls it.</param>
/// <param name="ValidFrom">The first month it is used for.</param>
/// <param name="ValidTo">The last month, or null while it is in use.</param>
/// <param name="Source">Whose categories, and whose choice.</param>
/// <param name="Edition">Which issue of the list.</param>
/// <param name="Caveat">What a reader must know before drawing a conclusion.</param>
internal sealed record SeriousViolenceProxy(
    string Code, string CrimeType, string ShownAs, DateOnly ValidFrom, DateOnly? ValidTo, string Source, string Edition, string Caveat)
{
    /// <summary>The list that ships with the module.</summary>
    public static readonly IReadOnlyList<SeriousViolenceProxy> All = Load();

    /// <summary>Those in use on a day.</summary>
    public static IReadOnlyList<SeriousViolenceProxy> On(DateOnly day)
        => [.. All.Where(proxy => proxy.ValidFrom <= day && (proxy.ValidTo is not { } last || day <= last))];

    private static List<SeriousViolenceProxy> Load()
    {
        using var stream = typeof(SeriousViolenceProxy).Assembly.GetManifestResourceStream("serious-violence-proxies.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        var proxies = new List<SeriousViolenceProxy>();
        while (reader.Read())
        {
            proxies.Add(new SeriousViolenceProxy(
                reader.GetString("Code"), reader.GetString("Crime type"), reader.GetString("Shown as")!,
                Day(reader.GetString("Valid from"))!.Value, Day(reader.GetString("Valid to")), reader.GetString("Source"), reader.GetString("Edition"),
                reader.GetString("Caveat")));
        }

        return proxies;
    }

    private static DateOnly? Day(string? text) => string.IsNullOrEmpty(text) ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
