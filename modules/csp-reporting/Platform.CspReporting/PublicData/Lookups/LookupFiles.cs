using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.Lookups;

/// <summary>Where an LSOA lies.</summary>
/// <param name="LsoaCode">The LSOA of 2021.</param>
/// <param name="LsoaName">Its name.</param>
/// <param name="Authority">Its local authority, Community Safety Partnership and police force area.</param>
internal readonly record struct LsoaLookupRow(string LsoaCode, string LsoaName, AuthorityLookupRow Authority);

/// <summary>A local authority with its Community Safety Partnership and police force area.</summary>
/// <param name="Code">The ONS code.</param>
/// <param name="Name">The authority's name.</param>
/// <param name="PartnershipCode">The partnership's ONS code.</param>
/// <param name="PartnershipName">The partnership's name.</param>
/// <param name="ForceAreaCode">The police force area's ONS code.</param>
/// <param name="ForceAreaName">Its name.</param>
internal readonly record struct AuthorityLookupRow(
    string Code, string Name, string PartnershipCode, string PartnershipName, string ForceAreaCode, string ForceAreaName);

/// <summary>LSOA to local authority, Community Safety Partnership and police force area.</summary>
internal static class LsoaLookupFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["lsoa21_code", "lsoa21_name", "lad_code", "lad_name", "csp_code", "csp_name", "pfa_code", "pfa_name"];

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<LsoaLookupRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this lookup", Columns);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            LookupCodes.Check(csv, 0, 2, 4, 6);
            if (!seen.Add(csv[0]))
                csv.Refuse(0, $"{csv[0]} stands in the file twice");

            yield return new LsoaLookupRow(csv[0], csv.Required(1),
                new AuthorityLookupRow(csv[2], csv.Required(3), csv[4], csv.Required(5), csv[6], csv.Required(7)));
        }
    }
}

/// <summary>Local authority to Community Safety Partnership and police force area; ONS publishes it with semicolons.</summary>
internal static class AuthorityLookupFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["lad-code", "lad-name", "csp-code", "csp-name", "PFA21CD", "PFA21NM"];

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<AuthorityLookupRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this lookup", Columns, ';');
        // An authority may have several partnerships: those that were made of several districts kept theirs.
        var seen = new HashSet<(string, string)>();
        while (csv.Read())
        {
            LookupCodes.Check(csv, 0, 2, 4);
            if (!seen.Add((csv[0], csv[2])))
                csv.Refuse(0, $"{csv[0]} with {csv[2]} stands in the file twice");

            yield return new AuthorityLookupRow(csv[0], csv.Required(1), csv[2], csv.Required(3), csv[4], csv.Required(5));
        }
    }
}

internal static class LookupCodes
{
    public static void Check(PublicCsv csv, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            if (!GeographyCode.IsWellFormed(csv[column]))
                csv.Refuse(column, $"expected a code of nine characters such as E06000030 but found {Shown(csv[column])}");
        }
    }
}
