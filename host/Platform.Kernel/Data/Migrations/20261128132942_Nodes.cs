using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Nodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LeaseOwner",
                table: "bus_Consumer");

            migrationBuilder.DropColumn(
                name: "LeaseUntilUtc",
                table: "bus_Consumer");

            migrationBuilder.CreateTable(
                name: "sys_Key",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: true),
                    Xml = table.Column<string>(maxLength: -1, nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_Node",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Machine = table.Column<string>(maxLength: 200, nullable: false),
                    ProcessId = table.Column<int>(nullable: false),
                    StartedUtc = table.Column<DateTime>(nullable: false),
                    SeenUtc = table.Column<DateTime>(nullable: false),
                    UntilUtc = table.Column<DateTime>(nullable: false),
                    Modules = table.Column<string>(maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Node", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Node_UntilUtc",
                table: "sys_Node",
                column: "UntilUtc");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_Key");

            migrationBuilder.DropTable(
                name: "sys_Node");

            migrationBuilder.AddColumn<string>(
                name: "LeaseOwner",
                table: "bus_Consumer",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntilUtc",
                table: "bus_Consumer",
                nullable: true);
        }
    }
}
