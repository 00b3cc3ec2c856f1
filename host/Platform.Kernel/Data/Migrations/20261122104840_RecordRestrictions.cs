using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class RecordRestrictions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sys_RecordGrant",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    GrantedBy = table.Column<Guid>(nullable: true),
                    FromUtc = table.Column<DateTime>(nullable: false),
                    UntilUtc = table.Column<DateTime>(nullable: true),
                    EndedUtc = table.Column<DateTime>(nullable: true),
                    SeenByOwnerUtc = table.Column<DateTime>(nullable: true),
                    ReviewedUtc = table.Column<DateTime>(nullable: true),
                    ReviewedBy = table.Column<Guid>(nullable: true),
                    Finding = table.Column<string>(maxLength: 60, nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_RecordGrant", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_RecordRestriction",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    RecordType = table.Column<string>(maxLength: 200, nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    OwnerId = table.Column<Guid>(nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    RestrictedBy = table.Column<Guid>(nullable: true),
                    RestrictedUtc = table.Column<DateTime>(nullable: false),
                    LiftedUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_RecordRestriction", x => x.PersonId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_RecordGrant_Kind_ReviewedUtc_FromUtc",
                table: "sys_RecordGrant",
                columns: new[] { "Kind", "ReviewedUtc", "FromUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_RecordGrant_PersonId_UserId",
                table: "sys_RecordGrant",
                columns: new[] { "PersonId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_RecordGrant_UserId_UntilUtc",
                table: "sys_RecordGrant",
                columns: new[] { "UserId", "UntilUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_RecordGrant");

            migrationBuilder.DropTable(
                name: "sys_RecordRestriction");
        }
    }
}
