using Platform.Testing;

namespace Database.Tests;

public sealed class MigrationTextTests
{
    [Fact]
    public void No_migration_holds_what_one_database_alone_understands() => MigrationText.Offences(RepositoryRoot.Path).ShouldBeEmpty();

    [Fact]
    public void The_scan_sees_the_migrations_of_the_kernel()
        => Directory.GetFiles(RepositoryRoot.Combine("host", "Platform.Kernel", "Data", "Migrations"), "*.cs").Length.ShouldBeGreaterThanOrEqualTo(3);

    [Theory]
    [InlineData("Id = table.Column<Guid>(type: \"uniqueidentifier\", nullable: false),")]
    [InlineData("table.AlterColumn<string>(\n    name: \"Name\",\n    oldType:\n        \"nvarchar(200)\");")]
    [InlineData("b.Property<string>(\"Name\").HasColumnType(\"nvarchar(max)\");")]
    [InlineData(".Annotation(\"SqlServer:Identity\", \"1, 1\")")]
    [InlineData("NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b)")]
    [InlineData("filter: \"[Position] IS NOT NULL\"")]
    [InlineData("b.HasIndex(\"Position\").HasFilter(\"[Position] IS NOT NULL\")")]
    [InlineData("defaultValueSql: \"getutcdate()\"")]
    [InlineData("schema: \"cases\"")]
    [InlineData("    public partial class Initial : Migration")]
    public void A_planted_trace_of_one_database_is_caught(string planted) => MigrationText.Offences("Planted.cs", planted).ShouldHaveSingleItem();

    [Theory]
    [InlineData("filter: \"\\\"Position\\\" IS NOT NULL\"")]
    [InlineData("eventType: \"x\"")]
    public void What_all_three_understand_is_let_through(string code) => MigrationText.Offences("Planted.cs", code).ShouldBeEmpty();
}
