using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class FamilyLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_FamilyLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    OtherChildId = table.Column<Guid>(nullable: false),
                    KindCode = table.Column<string>(maxLength: 200, nullable: false),
                    SourceCode = table.Column<string>(maxLength: 200, nullable: false),
                    SourceNote = table.Column<string>(maxLength: 200, nullable: true),
                    SinceOn = table.Column<DateOnly>(nullable: true),
                    RecordedOn = table.Column<DateOnly>(nullable: false),
                    EndedOn = table.Column<DateOnly>(nullable: true),
                    EndedBecause = table.Column<string>(maxLength: 500, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_FamilyLink", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Child_Postcode",
                table: "cases_Child",
                column: "Postcode");

            migrationBuilder.CreateIndex(
                name: "IX_cases_FamilyLink_ChildId_OtherChildId_KindCode",
                table: "cases_FamilyLink",
                columns: new[] { "ChildId", "OtherChildId", "KindCode" },
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_FamilyLink_OtherChildId",
                table: "cases_FamilyLink",
                column: "OtherChildId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_FamilyLink");

            migrationBuilder.DropIndex(
                name: "IX_cases_Child_Postcode",
                table: "cases_Child");
        }
    }
}
