using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class InformationSharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_Agreement",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Title = table.Column<string>(maxLength: 200, nullable: false),
                    Edition = table.Column<int>(nullable: false),
                    Gateway = table.Column<string>(maxLength: 200, nullable: false),
                    FromOn = table.Column<DateOnly>(nullable: false),
                    UntilOn = table.Column<DateOnly>(nullable: false),
                    ReviewOn = table.Column<DateOnly>(nullable: false),
                    ReviewedOn = table.Column<DateOnly>(nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 2000, nullable: true),
                    OwnerId = table.Column<Guid>(nullable: false),
                    DpiaReference = table.Column<string>(maxLength: 200, nullable: false),
                    Security = table.Column<string>(maxLength: 2000, nullable: false),
                    Retention = table.Column<string>(maxLength: 2000, nullable: false),
                    EndedOn = table.Column<DateOnly>(nullable: true),
                    EndedWhy = table.Column<string>(maxLength: 1000, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Agreement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_HandOver",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    RecordType = table.Column<string>(maxLength: 200, nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    FromUserId = table.Column<Guid>(nullable: false),
                    FromAgency = table.Column<string>(maxLength: 200, nullable: true),
                    ToUserId = table.Column<Guid>(nullable: false),
                    ToAgency = table.Column<string>(maxLength: 200, nullable: true),
                    Why = table.Column<string>(maxLength: 1000, nullable: false),
                    AgreementId = table.Column<Guid>(nullable: true),
                    OfferedUtc = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 60, nullable: false),
                    DecidedUtc = table.Column<DateTime>(nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    DecisionNote = table.Column<string>(maxLength: 1000, nullable: true),
                    DoneUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_HandOver", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_InvolvementQuery",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    AskedBy = table.Column<Guid>(nullable: false),
                    AskedByAgency = table.Column<string>(maxLength: 200, nullable: true),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    AskedUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_InvolvementQuery", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_AgreementItem",
                columns: table => new
                {
                    AgreementId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Code = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_AgreementItem", x => new { x.AgreementId, x.Kind, x.Code });
                    table.ForeignKey(
                        name: "FK_host_AgreementItem_host_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "host_Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_AgreementParty",
                columns: table => new
                {
                    AgreementId = table.Column<Guid>(nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_AgreementParty", x => new { x.AgreementId, x.AgencyCode });
                    table.ForeignKey(
                        name: "FK_host_AgreementParty_host_Agreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "host_Agreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_InvolvementAnswer",
                columns: table => new
                {
                    QueryId = table.Column<Guid>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: true),
                    Team = table.Column<string>(maxLength: 200, nullable: false),
                    Since = table.Column<DateOnly>(nullable: false),
                    IsSensitive = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_InvolvementAnswer", x => new { x.QueryId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_host_InvolvementAnswer_host_InvolvementQuery_QueryId",
                        column: x => x.QueryId,
                        principalTable: "host_InvolvementQuery",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_Agreement_OwnerId",
                table: "host_Agreement",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_host_Agreement_ReviewOn_Id",
                table: "host_Agreement",
                columns: new[] { "ReviewOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_host_AgreementParty_AgencyCode",
                table: "host_AgreementParty",
                column: "AgencyCode");

            migrationBuilder.CreateIndex(
                name: "IX_host_HandOver_FromUserId_State_OfferedUtc",
                table: "host_HandOver",
                columns: new[] { "FromUserId", "State", "OfferedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_host_HandOver_PersonId_OfferedUtc",
                table: "host_HandOver",
                columns: new[] { "PersonId", "OfferedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_host_HandOver_RecordId_State",
                table: "host_HandOver",
                columns: new[] { "RecordId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_host_HandOver_ToUserId_State_OfferedUtc",
                table: "host_HandOver",
                columns: new[] { "ToUserId", "State", "OfferedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_host_InvolvementAnswer_AgencyCode",
                table: "host_InvolvementAnswer",
                column: "AgencyCode");

            migrationBuilder.CreateIndex(
                name: "IX_host_InvolvementQuery_AskedUtc_Id",
                table: "host_InvolvementQuery",
                columns: new[] { "AskedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_host_InvolvementQuery_ChildId_AskedUtc",
                table: "host_InvolvementQuery",
                columns: new[] { "ChildId", "AskedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_AgreementItem");

            migrationBuilder.DropTable(
                name: "host_AgreementParty");

            migrationBuilder.DropTable(
                name: "host_HandOver");

            migrationBuilder.DropTable(
                name: "host_InvolvementAnswer");

            migrationBuilder.DropTable(
                name: "host_Agreement");

            migrationBuilder.DropTable(
                name: "host_InvolvementQuery");
        }
    }
}
