using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class SealAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "sys_Audit",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "sys_Audit",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Hits",
                table: "sys_Audit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "sys_Audit",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Mac",
                table: "sys_Audit",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "sys_Audit",
                maxLength: 60,
                nullable: false,
                defaultValue: "Done");

            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "sys_Audit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReasonHash",
                table: "sys_Audit",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sys_AuditCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CheckedUtc = table.Column<DateTime>(nullable: false),
                    CheckedBy = table.Column<string>(maxLength: 200, nullable: false),
                    IsIntact = table.Column<bool>(nullable: false),
                    Entries = table.Column<long>(nullable: false),
                    LastPosition = table.Column<long>(nullable: false),
                    WrongPosition = table.Column<long>(nullable: true),
                    Says = table.Column<string>(maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_AuditCheck", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_AuditSeal",
                columns: table => new
                {
                    Number = table.Column<long>(nullable: false),
                    SealedUtc = table.Column<DateTime>(nullable: false),
                    SealedBy = table.Column<string>(maxLength: 200, nullable: false),
                    KeyId = table.Column<string>(maxLength: 20, nullable: false),
                    FirstPosition = table.Column<long>(nullable: false),
                    LastPosition = table.Column<long>(nullable: false),
                    LastHash = table.Column<string>(maxLength: 64, nullable: false),
                    DisposedPosition = table.Column<long>(nullable: true),
                    DisposedHash = table.Column<string>(maxLength: 64, nullable: true),
                    DisposedSeal = table.Column<long>(nullable: true),
                    DisposedSealHash = table.Column<string>(maxLength: 64, nullable: true),
                    Reason = table.Column<string>(maxLength: 1000, nullable: true),
                    PreviousHash = table.Column<string>(maxLength: 64, nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_AuditSeal", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "sys_Lease",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    Owner = table.Column<string>(maxLength: 200, nullable: true),
                    UntilUtc = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Lease", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_Position",
                table: "sys_Audit",
                column: "Position",
                unique: true,
                filter: "\"Position\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_Unsealed",
                table: "sys_Audit",
                columns: new[] { "OccurredUtc", "Id" },
                filter: "\"Position\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_UserId_OccurredUtc",
                table: "sys_Audit",
                columns: new[] { "UserId", "OccurredUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_AuditCheck_CheckedUtc",
                table: "sys_AuditCheck",
                column: "CheckedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_sys_AuditSeal_LastPosition",
                table: "sys_AuditSeal",
                column: "LastPosition");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_AuditCheck");

            migrationBuilder.DropTable(
                name: "sys_AuditSeal");

            migrationBuilder.DropTable(
                name: "sys_Lease");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_Position",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_Unsealed",
                table: "sys_Audit");

            migrationBuilder.DropIndex(
                name: "IX_sys_Audit_UserId_OccurredUtc",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Fields",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Hits",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "sys_Audit");

            migrationBuilder.DropColumn(
                name: "ReasonHash",
                table: "sys_Audit");
        }
    }
}
