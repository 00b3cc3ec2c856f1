namespace Platform.Kernel.Web;

/// <summary>Adds a module's entries to the timeline of a record.</summary>
public interface ITimelineContributor
{
    /// <summary>The record it adds to: one of <see cref="RecordTypes"/>.</summary>
    string RecordType { get; }

    /// <summary>Its entries show only to a person who holds this permission.</summary>
    string RequiredPermission { get; }

    /// <summary>The newest entries of one record, at most <paramref name="limit"/>, that happened before an instant.</summary>
    /// <param name="recordId">The record.</param>
    /// <param name="beforeUtc">Only entries earlier than this; null for the newest.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken);
}

/// <summary>One entry of a timeline.</summary>
/// <param name="OccurredUtc">When it happened.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Text">A sentence more, or null.</param>
/// <param name="By">Who did it, as people know them, or null.</param>
/// <param name="Url">Where to read more, or null.</param>
public sealed record TimelineEntry(DateTime OccurredUtc, string Title, string? Text = null, string? By = null, string? Url = null)
{
    /// <summary>The day, where that is all that is known; no time is shown then.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>What happened on a day, at a time that nobody recorded.</summary>
    /// <param name="day">The day.</param>
    /// <param name="title">What happened, in a few words.</param>
    /// <param name="text">A sentence more, or null.</param>
    /// <param name="by">Who did it, as people know them, or null.</param>
    /// <param name="url">Where to read more, or null.</param>
    public static TimelineEntry On(DateOnly day, string title, string? text = null, string? by = null, string? url = null)
        // Among entries with a time, a day stands at its noon: the same day in London all year.
        => new(day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), title, text, by, url) { Day = day };
}
