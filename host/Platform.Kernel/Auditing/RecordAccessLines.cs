namespace Platform.Kernel.Auditing;

/// <summary>Lines of "Who opened this": what one person did again and again within an hour is one line with a count.</summary>
public static class RecordAccessLines
{
    private static readonly TimeSpan Together = TimeSpan.FromHours(1);

    /// <summary>Entries, the newest first, as lines, the newest first.</summary>
    public static IReadOnlyList<RecordAccessLine> Of(IEnumerable<RecordAccess> newestFirst)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        var lines = new List<RecordAccessLine>();
        foreach (var entry in newestFirst)
        {
            // A change stands by itself, and so does a reason: only looks are alike.
            var at = !entry.IsView ? -1 : lines.FindLastIndex(l => l.Newest.IsView && l.Newest.By == entry.By && l.Newest.UserId == entry.UserId && l.Newest.Module == entry.Module
                && l.Newest.Action == entry.Action && l.Newest.Reason == entry.Reason && l.Newest.CoveringFor == entry.CoveringFor && l.Newest.OccurredUtc - entry.OccurredUtc < Together);
            if (at < 0)
                lines.Add(new RecordAccessLine(entry, 1));
            else
                lines[at] = lines[at] with { Times = lines[at].Times + 1 };
        }

        return lines;
    }
}

/// <summary>One line.</summary>
/// <param name="Newest">The last time.</param>
/// <param name="Times">How often within the hour.</param>
public sealed record RecordAccessLine(RecordAccess Newest, int Times);
