namespace Platform.Testing;

/// <summary>A clock that is real until a test sets it; then it stands until it is moved.</summary>
public sealed class TestClock : TimeProvider
{
    private long? ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => ticks is { } set ? new DateTimeOffset(set, TimeSpan.Zero) : System.GetUtcNow();

    /// <summary>It is now this instant, UTC.</summary>
    public void SetUtc(DateTime utc) => ticks = utc.Ticks;

    /// <summary>It is now noon of this day, UTC.</summary>
    public void SetDay(DateOnly day) => SetUtc(day.ToDateTime(new TimeOnly(12, 0)));

    /// <summary>Time goes on by this much.</summary>
    public void Advance(TimeSpan by) => ticks = GetUtcNow().Ticks + by.Ticks;
}
