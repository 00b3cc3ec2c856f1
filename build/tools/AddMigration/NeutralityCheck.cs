using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations.Design;

namespace Platform.AddMigration;

/// <summary>Refuses, before anything is written, a migration that one of the three databases would not run as the others do.</summary>
internal static partial class NeutralityCheck
{
    public static void Demand(ScaffoldedMigration migration)
    {
        foreach (var code in new[] { migration.MigrationCode, migration.MetadataCode, migration.SnapshotCode })
        {
            if (Trace().Match(code) is { Success: true } trace)
                throw new InvalidOperationException($"The migration would hold '{trace.Value}', which only one database understands. Take what causes it out of the model: an identity column, a column type, a default in SQL or a schema.");
            if (BracketedFilter().Match(code) is { Success: true } filter)
                throw new InvalidOperationException($"The migration would hold {filter.Value}. SQL Server gives a unique index over a column that may be empty this filter; write it in the model with .HasFilter(\"\\\"Column\\\" IS NOT NULL\"), with double quotes.");
        }
    }

    [GeneratedRegex(@"\b(?:old)?[tT]ype: ""|HasColumnType|SqlServer|Npgsql|Sqlite|defaultValueSql|computedColumnSql|\.UseIdentityColumn")]
    private static partial Regex Trace();

    [GeneratedRegex(@"(?:filter: |HasFilter\()""[^""]*\[[^\n]*")]
    private static partial Regex BracketedFilter();
}
