namespace Platform.Host.Demonstration;

/// <summary>The clock of the process that makes the demonstration: it stands where it was last set.</summary>
internal sealed class DemonstrationClock : TimeProvider
{
    private DateTimeOffset? set;

    public override DateTimeOffset GetUtcNow() => set ?? System.GetUtcNow();

    public void MoveTo(DateTime utc) => set = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    public void Release() => set = null;
}
