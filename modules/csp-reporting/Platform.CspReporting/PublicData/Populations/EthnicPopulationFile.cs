using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.Populations;

/// <summary>People of one ethnic group in one upper-tier authority. All ages: a rate for children on it must say so.</summary>
/// <param name="AreaCode">The ONS code.</param>
/// <param name="AreaName">The area's name.</param>
/// <param name="GroupCode">1 to 19 in the Census's list of 20 categories.</param>
/// <param name="GroupName">The group as the Census writes it.</param>
/// <param name="People">How many.</param>
internal readonly record struct EthnicPopulationRow(string AreaCode, string AreaName, int GroupCode, string GroupName, int People);

/// <summary>Census 2021: ethnic group in 20 categories by upper-tier authority. "Does not apply" is not a group and is left out.</summary>
internal static class EthnicPopulationFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "2023 Upper tier local authorities Code", "2023 Upper tier local authorities", "Ethnic group (20 categories) Code", "Ethnic group (20 categories)",
        "Observation",
    ];

    private const int Code = 0, Name = 1, GroupCode = 2, GroupName = 3, People = 4, DoesNotApply = -8;

    /// <summary>The rows, read as they are asked for.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<EthnicPopulationRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this table of the Office for National Statistics", Columns);
        while (csv.Read())
        {
            if (!GeographyCode.IsWellFormed(csv[Code]))
                csv.Refuse(Code, $"expected an area's code such as E06000030 but found {Shown(csv[Code])}");

            if (!int.TryParse(csv[GroupCode], System.Globalization.CultureInfo.InvariantCulture, out var group) || group is not (DoesNotApply or (>= 1 and <= 19)))
                csv.Refuse(GroupCode, $"expected -8 or 1 to 19 but found {Shown(csv[GroupCode])}");

            var people = csv.Whole(People);
            if (group != DoesNotApply)
                yield return new EthnicPopulationRow(csv[Code], csv.Required(Name), group, csv.Required(GroupName), people);
        }
    }
}
