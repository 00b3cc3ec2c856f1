using CsvHelper;

namespace Platform.CspReporting.Disproportionality;

/// <summary>A point at which somebody decides about a person, and which may fall to some groups more often than to others.</summary>
/// <param name="Code">Our name for it, as addresses have it.</param>
/// <param name="Name">As people call it.</param>
/// <param name="IsPublic">Counted from a published file, and not from our own facts.</param>
/// <param name="Measure">What our facts call it.</param>
/// <param name="StageBefore">The measure of those about whom it could be decided; null where the base is a population.</param>
/// <param name="IsFavourable">It is good for a person: fewer is then what to ask about.</param>
/// <param name="WhatIsCounted">The heading of the counts.</param>
/// <param name="Caveat">What to know before drawing a conclusion; empty for nothing.</param>
internal sealed record DecisionPoint(string Code, string Name, bool IsPublic, string Measure, string? StageBefore, bool IsFavourable, string WhatIsCounted, string Caveat)
{
    /// <summary>All of them, in the order in which a child would meet them.</summary>
    public static readonly IReadOnlyList<DecisionPoint> All = Load();

    /// <summary>Finds one by its code.</summary>
    public static DecisionPoint? Find(string? code) => All.FirstOrDefault(point => point.Code == code);

    private static List<DecisionPoint> Load()
    {
        using var stream = typeof(DecisionPoint).Assembly.GetManifestResourceStream("decision-points.csv")!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        List<DecisionPoint> points = [];
        while (reader.Read())
        {
            points.Add(new DecisionPoint(
                reader.GetString("Code")!, reader.GetString("Name")!, reader.GetString("Kind") == "public", reader.GetString("Measure") ?? "",
                reader.GetString("Stage before") is { Length: > 0 } before ? before : null, reader.GetString("Favourable") == "yes",
                reader.GetString("What is counted")!, reader.GetString("Caveat") ?? ""));
        }

        return points;
    }
}
