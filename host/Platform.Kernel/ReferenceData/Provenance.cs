namespace Platform.Kernel.ReferenceData;

/// <summary>Where a row of a code list comes from and when it holds. Pages that show the row show this with it.</summary>
/// <param name="Source">The publisher and the publication.</param>
/// <param name="Edition">Which edition of it.</param>
/// <param name="Licence">The licence it is under.</param>
/// <param name="ValidFrom">The first day it holds; null for as long as the list goes back.</param>
/// <param name="ValidTo">The last day it holds; null for still in force.</param>
/// <param name="IsConfirmed">False: somebody must still compare the row with its source, and pages say "not confirmed".</param>
public sealed record Provenance(string Source, string Edition, string Licence, DateOnly? ValidFrom, DateOnly? ValidTo, bool IsConfirmed)
{
    /// <summary>It holds on that day.</summary>
    public bool IsInForceOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The source in one line: "Publication, edition", with "(not confirmed)" where that is so.</summary>
    public override string ToString() => IsConfirmed ? $"{Source}, {Edition}" : $"{Source}, {Edition} (not confirmed)";
}
