using Microsoft.EntityFrameworkCore;

namespace Platform.Kernel.Data;

/// <summary>The rules of types that hold on all three databases.</summary>
internal static class ModelConventions
{
    /// <summary>How long a string may be unless its mapping says otherwise; <c>HasMaxLength(-1)</c> says without end.</summary>
    public const int DefaultStringLength = 200;

    public static void Apply(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<string>().HaveMaxLength(DefaultStringLength);
        conventions.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        // Codes in the database are read by people and by SQL; a renamed enum member is a data migration, on purpose.
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
    }
}
