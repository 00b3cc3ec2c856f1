using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class AddInformationRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_KeptLonger",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonKind = table.Column<string>(maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Until = table.Column<DateOnly>(nullable: false),
                    Reason = table.Column<string>(maxLength: 2000, nullable: false),
                    DecidedOn = table.Column<DateOnly>(nullable: false),
                    DecidedBy = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_KeptLonger", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_LegalHold",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonKind = table.Column<string>(maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    PlacedOn = table.Column<DateOnly>(nullable: false),
                    PlacedBy = table.Column<string>(maxLength: 200, nullable: false),
                    LiftedOn = table.Column<DateOnly>(nullable: true),
                    LiftedBy = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_LegalHold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_RedactionDecision",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(nullable: false),
                    ItemKey = table.Column<string>(maxLength: 400, nullable: false),
                    IsKept = table.Column<bool>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false),
                    DecidedBy = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_RedactionDecision", x => new { x.RequestId, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "host_RightsRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Reference = table.Column<string>(maxLength: 20, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    PersonKind = table.Column<string>(maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    PersonName = table.Column<string>(maxLength: 400, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    ExtendedOn = table.Column<DateOnly>(nullable: true),
                    ExtendedBecause = table.Column<string>(maxLength: 2000, nullable: true),
                    IdentityCheckedOn = table.Column<DateOnly>(nullable: true),
                    IdentityCheckedHow = table.Column<string>(maxLength: 2000, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Exemption = table.Column<string>(maxLength: 60, nullable: true),
                    Decision = table.Column<string>(maxLength: 2000, nullable: true),
                    ClosedOn = table.Column<DateOnly>(nullable: true),
                    AskedBy = table.Column<Guid>(nullable: true),
                    AskedByName = table.Column<string>(maxLength: 200, nullable: true),
                    ConfirmedByName = table.Column<string>(maxLength: 200, nullable: true),
                    ErasureId = table.Column<Guid>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_RightsRequest", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_KeptLonger_PersonId",
                table: "host_KeptLonger",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_host_LegalHold_PersonId",
                table: "host_LegalHold",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_host_RightsRequest_DueOn_Reference",
                table: "host_RightsRequest",
                columns: new[] { "DueOn", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_host_RightsRequest_PersonId",
                table: "host_RightsRequest",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_host_RightsRequest_Reference",
                table: "host_RightsRequest",
                column: "Reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_KeptLonger");

            migrationBuilder.DropTable(
                name: "host_LegalHold");

            migrationBuilder.DropTable(
                name: "host_RedactionDecision");

            migrationBuilder.DropTable(
                name: "host_RightsRequest");
        }
    }
}
