using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class LearnWeightsAndJoinRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "cases_Child",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cases_MatchWeights",
                columns: table => new
                {
                    Version = table.Column<int>(nullable: false),
                    LearnedUtc = table.Column<DateTime>(nullable: false),
                    Records = table.Column<int>(nullable: false),
                    PairsCompared = table.Column<int>(nullable: false),
                    AgreementIsPublished = table.Column<bool>(nullable: false),
                    Content = table.Column<string>(maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_MatchWeights", x => x.Version);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_MatchWeights");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "cases_Child");
        }
    }
}
