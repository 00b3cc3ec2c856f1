using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class KnocksAndHandOvers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAboutFamily",
                table: "host_InvolvementQuery",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsFamily",
                table: "host_InvolvementAnswer",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "ToUserId",
                table: "host_HandOver",
                nullable: true,
                oldClrType: typeof(Guid));

            migrationBuilder.AddColumn<string>(
                name: "Service",
                table: "host_HandOver",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Summary",
                table: "host_HandOver",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToAreaCode",
                table: "host_HandOver",
                maxLength: 9,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "host_Knock",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PairKey = table.Column<string>(maxLength: 64, nullable: false),
                    KnockedUtc = table.Column<DateTime>(nullable: false),
                    ExpiresOn = table.Column<DateOnly>(nullable: false),
                    State = table.Column<string>(maxLength: 60, nullable: false),
                    ClosedUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Knock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_KnockSide",
                columns: table => new
                {
                    KnockId = table.Column<Guid>(nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    WorkerId = table.Column<Guid>(nullable: false),
                    Team = table.Column<string>(maxLength: 200, nullable: false),
                    Since = table.Column<DateOnly>(nullable: false),
                    IsSensitive = table.Column<bool>(nullable: false),
                    Accepted = table.Column<bool>(nullable: true),
                    AnsweredBy = table.Column<Guid>(nullable: true),
                    AnsweredUtc = table.Column<DateTime>(nullable: true),
                    Gateway = table.Column<string>(maxLength: 200, nullable: true),
                    Note = table.Column<string>(maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_KnockSide", x => new { x.KnockId, x.AgencyCode });
                    table.ForeignKey(
                        name: "FK_host_KnockSide_host_Knock_KnockId",
                        column: x => x.KnockId,
                        principalTable: "host_Knock",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_HandOver_ToAgency_State_OfferedUtc",
                table: "host_HandOver",
                columns: new[] { "ToAgency", "State", "OfferedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_host_Knock_KnockedUtc_Id",
                table: "host_Knock",
                columns: new[] { "KnockedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_host_Knock_PairKey",
                table: "host_Knock",
                column: "PairKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_Knock_State_ExpiresOn",
                table: "host_Knock",
                columns: new[] { "State", "ExpiresOn" });

            migrationBuilder.CreateIndex(
                name: "IX_host_KnockSide_AgencyCode_KnockId",
                table: "host_KnockSide",
                columns: new[] { "AgencyCode", "KnockId" });

            migrationBuilder.CreateIndex(
                name: "IX_host_KnockSide_ChildId",
                table: "host_KnockSide",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_host_KnockSide_WorkerId_KnockId",
                table: "host_KnockSide",
                columns: new[] { "WorkerId", "KnockId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_KnockSide");

            migrationBuilder.DropTable(
                name: "host_Knock");

            migrationBuilder.DropIndex(
                name: "IX_host_HandOver_ToAgency_State_OfferedUtc",
                table: "host_HandOver");

            migrationBuilder.DropColumn(
                name: "IsAboutFamily",
                table: "host_InvolvementQuery");

            migrationBuilder.DropColumn(
                name: "IsFamily",
                table: "host_InvolvementAnswer");

            migrationBuilder.DropColumn(
                name: "Service",
                table: "host_HandOver");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "host_HandOver");

            migrationBuilder.DropColumn(
                name: "ToAreaCode",
                table: "host_HandOver");

            migrationBuilder.AlterColumn<Guid>(
                name: "ToUserId",
                table: "host_HandOver",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldNullable: true);
        }
    }
}
