using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class KeepEarlierDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_ChildEarlierDetail",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    Property = table.Column<string>(maxLength: 200, nullable: false),
                    Value = table.Column<string>(maxLength: -1, nullable: false),
                    ReplacedUtc = table.Column<DateTime>(nullable: false),
                    ReplacedByName = table.Column<string>(maxLength: 200, nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_ChildEarlierDetail", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_ChildEarlierDetail_RecordId_ReplacedUtc",
                table: "cases_ChildEarlierDetail",
                columns: new[] { "RecordId", "ReplacedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_ChildEarlierDetail");
        }
    }
}
