using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Disclosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sys_Disclosure",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OccurredUtc = table.Column<DateTime>(nullable: false),
                    FromAgency = table.Column<string>(maxLength: 200, nullable: false),
                    ToAgency = table.Column<string>(maxLength: 200, nullable: false),
                    RecordType = table.Column<string>(maxLength: 200, nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 200, nullable: false),
                    DataTypes = table.Column<string>(maxLength: 400, nullable: false),
                    AgreementId = table.Column<Guid>(nullable: true),
                    Gateway = table.Column<string>(maxLength: 200, nullable: true),
                    Necessity = table.Column<string>(maxLength: 2000, nullable: true),
                    DecidedBy = table.Column<Guid>(nullable: true),
                    OverrideReason = table.Column<string>(maxLength: 1000, nullable: true),
                    RefusedBecause = table.Column<string>(maxLength: 2000, nullable: true),
                    ReviewedUtc = table.Column<DateTime>(nullable: true),
                    ReviewedBy = table.Column<Guid>(nullable: true),
                    Finding = table.Column<string>(maxLength: 60, nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 2000, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Disclosure", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Disclosure_AgreementId_OccurredUtc",
                table: "sys_Disclosure",
                columns: new[] { "AgreementId", "OccurredUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Disclosure_Override",
                table: "sys_Disclosure",
                columns: new[] { "ReviewedUtc", "OccurredUtc" },
                filter: "\"OverrideReason\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Disclosure_PersonId_OccurredUtc",
                table: "sys_Disclosure",
                columns: new[] { "PersonId", "OccurredUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sys_Disclosure");
        }
    }
}
