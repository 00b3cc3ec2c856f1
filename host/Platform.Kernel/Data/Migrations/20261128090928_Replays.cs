using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Replays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bus_Replay",
                columns: table => new
                {
                    Consumer = table.Column<string>(maxLength: 60, nullable: false),
                    Phase = table.Column<int>(maxLength: 60, nullable: false),
                    IsRebuild = table.Column<bool>(nullable: false),
                    IsFirst = table.Column<bool>(nullable: false),
                    FromPosition = table.Column<long>(nullable: false),
                    ToPosition = table.Column<long>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Expected = table.Column<long>(nullable: false),
                    Told = table.Column<long>(nullable: false),
                    StartedUtc = table.Column<DateTime>(nullable: false),
                    StartedBy = table.Column<string>(maxLength: 200, nullable: false),
                    UpdatedUtc = table.Column<DateTime>(nullable: false),
                    EndedUtc = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bus_Replay", x => x.Consumer);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bus_Replay");
        }
    }
}
