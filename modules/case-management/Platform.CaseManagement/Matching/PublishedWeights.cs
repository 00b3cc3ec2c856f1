using Platform.CaseManagement.Matching.Engine;

namespace Platform.CaseManagement.Matching;

/// <summary>
/// The weights with which a new or small register begins. Judged, not learned: shares of the size that the literature reports for
/// registers of people (T. Herzog, F. Scheuren and W. Winkler, "Data Quality and Record Linkage Techniques", Springer 2007, chapters
/// 8 and 12), and of chance agreement among children aged 10 to 25. Edition 1, November 2026. docs/matching.md says how a register's
/// own weights replace them.
/// </summary>
internal static class PublishedWeights
{
    public const int Edition = 1;

    /// <summary>The share of all comparisons that are one person, in a register of a few thousand.</summary>
    private const double Prior = 1 / 2000.0;

    public static MatchModel Model { get; } = new(RegisterFields.Comparer,
    [
        // differs, initial, alike, part, close, crossed, swapped, same
        Field(RegisterFields.Given, [0.03, 0.02, 0.03, 0.06, 0.06, 0.01, 0.02, 0.77], [0.9191, 0.03, 0.035, 0.005, 0.005, 0.0008, 0.0001, 0.005]),
        // differs, alike, part, close, same
        Field(RegisterFields.Family, [0.05, 0.03, 0.02, 0.06, 0.84], [0.955, 0.035, 0.003, 0.003, 0.004]),
        // differs, same year, two parts, near, one figure, day and month, same
        Field(RegisterFields.Born, [0.02, 0.01, 0.03, 0.01, 0.04, 0.02, 0.87], [0.885, 0.07, 0.02, 0.01, 0.0135, 0.0013, 0.0002]),
        // differs, same
        Field(RegisterFields.Sex, [0.02, 0.98], [0.5, 0.5]),
        // differs, district, slip, same: families move
        Field(RegisterFields.Home, [0.25, 0.15, 0.03, 0.57], [0.93, 0.0695, 0.0002, 0.0003]),
        // differs, slip, same
        Field(RegisterFields.Nhs, [0.02, 0.03, 0.95], [0.99998, 0.00001, 0.00001]),
    ], Prior);

    private static FieldWeights Field(int field, double[] m, double[] u) => new(m, u, aside: RegisterFields.Comparer.Comparison(field).Aside);
}
