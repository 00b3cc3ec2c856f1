using Platform.CspReporting.Data;
using Platform.Testing;

namespace CspReporting.Tests;

public class ModelTests
{
    [Fact]
    public void The_tables_can_be_made_by_one_set_of_migrations_on_three_databases()
        => ModelRules.Offences(typeof(CspReportingDbContext)).ShouldBeEmpty();
}
