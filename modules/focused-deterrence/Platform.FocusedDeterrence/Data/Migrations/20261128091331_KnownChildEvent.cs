using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.FocusedDeterrence.Data.Migrations
{
    /// <inheritdoc />
    internal partial class KnownChildEvent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MessageId",
                table: "deter_KnownChild",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateIndex(
                name: "IX_deter_KnownChild_MessageId",
                table: "deter_KnownChild",
                column: "MessageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deter_KnownChild_MessageId",
                table: "deter_KnownChild");

            migrationBuilder.DropColumn(
                name: "MessageId",
                table: "deter_KnownChild");
        }
    }
}
