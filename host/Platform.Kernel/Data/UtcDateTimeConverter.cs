using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Platform.Kernel.Data;

/// <summary>
/// Instants are UTC, to the microsecond (the coarsest of the three databases). Reading stamps the kind; writing refuses a
/// local time instead of guessing.
/// </summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => ToUtcMicroseconds(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static DateTime ToUtcMicroseconds(DateTime value)
        => value.Kind == DateTimeKind.Local
            ? throw new InvalidOperationException("An instant must be UTC before it is stored; this one is local.")
            : new DateTime(value.Ticks - value.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
