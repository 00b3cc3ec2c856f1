using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class AddErasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sys_Erasure",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonKind = table.Column<string>(maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Identity = table.Column<string>(maxLength: -1, nullable: true),
                    DecidedUtc = table.Column<DateTime>(nullable: false),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    CompletedUtc = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Erasure", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_ErasureConfirmation",
                columns: table => new
                {
                    ErasureId = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    ConfirmedUtc = table.Column<DateTime>(nullable: false),
                    RowsErased = table.Column<int>(nullable: false),
                    RowsChanged = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_ErasureConfirmation", x => new { x.ErasureId, x.Module });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Erasure_CompletedUtc",
                table: "sys_Erasure",
                column: "CompletedUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_Erasure");

            migrationBuilder.DropTable(
                name: "sys_ErasureConfirmation");
        }
    }
}
