namespace Platform.CspReporting.Quarters;

/// <summary>
/// The clock that police.uk's months follow. Stop-and-search times are in UTC while the file's month is local: a search at
/// 23:30 UTC on 31 May is June's.
/// </summary>
internal static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The local date of an instant in UTC.</summary>
    public static DateOnly DateOf(DateTime utc)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London));
}
