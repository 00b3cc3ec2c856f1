using Platform.Kernel.ReferenceData;

namespace Platform.Host.Sharing;

/// <summary>The lists of agreements: legal gateways, purposes, kinds of information. Each row with its source.</summary>
internal static class SharingLists
{
    private static readonly Lazy<Dictionary<string, CodeListRow>> Sources = new(() => CodeListFile.Read("sources").ToDictionary(r => r["code"], StringComparer.Ordinal));
    private static readonly Lazy<IReadOnlyList<SharingCode>> LazyGateways = new(() => Read("legal-gateways", hasNote: true));
    private static readonly Lazy<IReadOnlyList<SharingCode>> LazyPurposes = new(() => Read("sharing-purposes"));
    private static readonly Lazy<IReadOnlyList<SharingCode>> LazyDataTypes = new(() => Read("sharing-data-types"));

    public static IReadOnlyList<SharingCode> Gateways => LazyGateways.Value;

    public static IReadOnlyList<SharingCode> Purposes => LazyPurposes.Value;

    public static IReadOnlyList<SharingCode> DataTypes => LazyDataTypes.Value;

    public static bool Has(this IReadOnlyList<SharingCode> list, string? code) => list.Any(c => c.Code == code);

    /// <summary>The name for a page; the code itself where it is unknown.</summary>
    public static string NameOf(this IReadOnlyList<SharingCode> list, string code) => list.FirstOrDefault(c => c.Code == code)?.Name ?? code;

    private static IReadOnlyList<SharingCode> Read(string list, bool hasNote = false) =>
    [
        .. CodeListFile.Read(list).Select(row =>
        {
            var source = Sources.Value[row["source"]];
            return new SharingCode(row["code"], row["name"], hasNote ? row.Optional("note") : null,
                new Provenance(source["name"], source["edition"], source["licence"], row.Date("valid_from"), row.Date("valid_to"), row.IsConfirmed));
        }),
    ];
}

/// <summary>One row of a list.</summary>
/// <param name="Code">As it is stored.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Note">What to mind when it is chosen.</param>
/// <param name="Provenance">Its source.</param>
internal sealed record SharingCode(string Code, string Name, string? Note, Provenance Provenance);
