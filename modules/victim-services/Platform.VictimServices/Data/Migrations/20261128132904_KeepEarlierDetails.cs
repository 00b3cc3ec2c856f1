using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.VictimServices.Data.Migrations
{
    /// <inheritdoc />
    internal partial class KeepEarlierDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "victim_ContactEarlierDetail",
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
                    table.PrimaryKey("PK_victim_ContactEarlierDetail", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_victim_ContactEarlierDetail_RecordId_ReplacedUtc",
                table: "victim_ContactEarlierDetail",
                columns: new[] { "RecordId", "ReplacedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "victim_ContactEarlierDetail");
        }
    }
}
