using static Platform.CspReporting.PublicData.PublicCsv;

namespace Platform.CspReporting.PublicData.Populations;

/// <summary>People of one sex and age in one area.</summary>
/// <param name="AreaCode">The ONS code.</param>
/// <param name="AreaName">The area's name.</param>
/// <param name="Sex">"Female" or "Male", as the publisher counts.</param>
/// <param name="Age">A single year, 10 to 17; null for all ages.</param>
/// <param name="People">How many.</param>
internal readonly record struct PopulationRow(string AreaCode, string AreaName, string Sex, int? Age, int People);

/// <summary>ONS mid-year estimates of children aged 10 to 17 by sex and single year, and of all ages.</summary>
internal static class PopulationFile
{
    /// <summary>The headings, in order.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "code", "name", "geography", "sex", "age_10", "age_11", "age_12", "age_13", "age_14", "age_15", "age_16", "age_17", "age_10_17", "all_ages",
    ];

    private const int Code = 0, Name = 1, Sex = 3, Youngest = 4, Sum = 12, AllAges = 13;

    /// <summary>Nine rows for each row of the file: one for each age and one for all ages.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault, while the rows are read.</exception>
    public static IEnumerable<PopulationRow> Read(string fileName, Stream content)
    {
        using var csv = Open(fileName, content, "this table of the Office for National Statistics", Columns);
        var seen = new HashSet<(string, string)>();
        while (csv.Read())
        {
            var (code, name, sex) = (csv[Code], csv.Required(Name), csv[Sex]);
            if (!GeographyCode.IsWellFormed(code))
                csv.Refuse(Code, $"expected an area's code such as E06000030 but found {Shown(code)}");
            if (sex is not ("Female" or "Male"))
                csv.Refuse(Sex, $"expected Female or Male but found {Shown(sex)}");
            if (!seen.Add((code, sex)))
                csv.Refuse(Code, $"{code} {sex} stands in the file twice");

            var sum = 0;
            for (var column = Youngest; column < Sum; column++)
            {
                sum += csv.Whole(column);
                yield return new PopulationRow(code, name, sex, 10 + column - Youngest, csv.Whole(column));
            }

            if (csv.Whole(Sum) != sum)
                csv.Refuse(Sum, $"the eight ages add up to {sum} but this column says {csv[Sum]}");

            yield return new PopulationRow(code, name, sex, null, csv.Whole(AllAges));
        }
    }
}
