using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class RememberMerges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sys_PersonMerge",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonKind = table.Column<string>(maxLength: 40, nullable: false),
                    SurvivingId = table.Column<Guid>(nullable: false),
                    MergedId = table.Column<Guid>(nullable: false),
                    MergedUtc = table.Column<DateTime>(nullable: false),
                    MergedBy = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    UnmergedUtc = table.Column<DateTime>(nullable: true),
                    UnmergedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_PersonMerge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_PersonMergeRow",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    MergeId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Entity = table.Column<string>(maxLength: 200, nullable: false),
                    Property = table.Column<string>(maxLength: 200, nullable: false),
                    RowKey = table.Column<string>(maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_PersonMergeRow", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_PersonMerge_MergedId",
                table: "sys_PersonMerge",
                column: "MergedId",
                unique: true,
                filter: "\"UnmergedUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sys_PersonMerge_SurvivingId",
                table: "sys_PersonMerge",
                column: "SurvivingId");

            migrationBuilder.CreateIndex(
                name: "IX_sys_PersonMergeRow_MergeId_Module",
                table: "sys_PersonMergeRow",
                columns: new[] { "MergeId", "Module" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_PersonMerge");

            migrationBuilder.DropTable(
                name: "sys_PersonMergeRow");
        }
    }
}
