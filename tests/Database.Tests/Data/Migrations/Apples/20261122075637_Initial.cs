using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Database.Tests.Data.Migrations.Apples
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_Apple",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    Label = table.Column<string>(maxLength: 200, nullable: true),
                    Notes = table.Column<string>(maxLength: -1, nullable: true),
                    Weight = table.Column<decimal>(precision: 9, scale: 2, nullable: false),
                    PickedOn = table.Column<DateOnly>(nullable: false),
                    WashedUtc = table.Column<DateTime>(nullable: true),
                    Ripeness = table.Column<string>(maxLength: 60, nullable: false),
                    IsRed = table.Column<bool>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_Apple", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_Bite",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Size = table.Column<int>(nullable: false),
                    AppleId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_Bite", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_Bite_app_Apple_AppleId",
                        column: x => x.AppleId,
                        principalTable: "app_Apple",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_Apple_Label",
                table: "app_Apple",
                column: "Label",
                unique: true,
                filter: "\"Label\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_Bite_AppleId",
                table: "app_Bite",
                column: "AppleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_Bite");

            migrationBuilder.DropTable(
                name: "app_Apple");
        }
    }
}
