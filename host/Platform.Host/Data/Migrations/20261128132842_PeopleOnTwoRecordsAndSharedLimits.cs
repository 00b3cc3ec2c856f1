using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class PeopleOnTwoRecordsAndSharedLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ProviderSession",
                table: "host_Session",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ground",
                table: "host_RightsRequest",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LiftedBecause",
                table: "host_RightsRequest",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LiftedByName",
                table: "host_RightsRequest",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LiftedOn",
                table: "host_RightsRequest",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LiftedTold",
                table: "host_RightsRequest",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RestrictedByName",
                table: "host_RightsRequest",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RestrictedOn",
                table: "host_RightsRequest",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "host_FailedAddress",
                columns: table => new
                {
                    Id = table.Column<string>(maxLength: 64, nullable: false),
                    Failures = table.Column<int>(nullable: false),
                    UntilUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_FailedAddress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_IdentityConflict",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    HarmedId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    HarmedAreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    FoundUtc = table.Column<DateTime>(nullable: false),
                    Finding = table.Column<string>(maxLength: 60, nullable: true),
                    Note = table.Column<string>(maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecidedByName = table.Column<string>(maxLength: 200, nullable: true),
                    DecidedUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_IdentityConflict", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_LogoutToken",
                columns: table => new
                {
                    Id = table.Column<string>(maxLength: 64, nullable: false),
                    UntilUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_LogoutToken", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_SharedCount",
                columns: table => new
                {
                    Id = table.Column<string>(maxLength: 64, nullable: false),
                    Node = table.Column<string>(maxLength: 16, nullable: false),
                    Minute = table.Column<long>(nullable: false),
                    Count = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_SharedCount", x => new { x.Minute, x.Id, x.Node });
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_Session_ProviderSession",
                table: "host_Session",
                column: "ProviderSession",
                filter: "\"ProviderSession\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_host_IdentityConflict_ChildId_HarmedId",
                table: "host_IdentityConflict",
                columns: new[] { "ChildId", "HarmedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_IdentityConflict_Finding_FoundUtc_Id",
                table: "host_IdentityConflict",
                columns: new[] { "Finding", "FoundUtc", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_FailedAddress");

            migrationBuilder.DropTable(
                name: "host_IdentityConflict");

            migrationBuilder.DropTable(
                name: "host_LogoutToken");

            migrationBuilder.DropTable(
                name: "host_SharedCount");

            migrationBuilder.DropIndex(
                name: "IX_host_Session_ProviderSession",
                table: "host_Session");

            migrationBuilder.DropColumn(
                name: "ProviderSession",
                table: "host_Session");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "LiftedBecause",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "LiftedByName",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "LiftedOn",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "LiftedTold",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "RestrictedByName",
                table: "host_RightsRequest");

            migrationBuilder.DropColumn(
                name: "RestrictedOn",
                table: "host_RightsRequest");
        }
    }
}
