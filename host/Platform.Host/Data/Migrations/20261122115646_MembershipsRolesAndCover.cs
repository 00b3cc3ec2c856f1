using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class MembershipsRolesAndCover : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "host_Role",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "host_Role",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "host_Agency",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "host_Agency",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SafeguardingContact",
                table: "host_Agency",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "host_Agency",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "host_Cover",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    CoveredById = table.Column<Guid>(nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: true),
                    StartsOn = table.Column<DateOnly>(nullable: false),
                    EndsOn = table.Column<DateOnly>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false),
                    GivesAreas = table.Column<bool>(nullable: false),
                    EndedUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Cover", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_DirectoryChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Subject = table.Column<string>(maxLength: 200, nullable: false),
                    OccurredUtc = table.Column<DateTime>(nullable: false),
                    ByUserId = table.Column<Guid>(nullable: true),
                    ByName = table.Column<string>(maxLength: 200, nullable: false),
                    Text = table.Column<string>(maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_DirectoryChange", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_Membership",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: true),
                    HasAllAreas = table.Column<bool>(nullable: false),
                    StartsOn = table.Column<DateOnly>(nullable: true),
                    EndsOn = table.Column<DateOnly>(nullable: true),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Membership", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_Membership_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_PartnershipArea",
                columns: table => new
                {
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_PartnershipArea", x => x.AreaCode);
                });

            migrationBuilder.CreateTable(
                name: "host_RoleGrantable",
                columns: table => new
                {
                    RoleName = table.Column<string>(maxLength: 200, nullable: false),
                    GrantableRoleName = table.Column<string>(maxLength: 200, nullable: false),
                    IsGranted = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_RoleGrantable", x => new { x.RoleName, x.GrantableRoleName });
                    table.ForeignKey(
                        name: "FK_host_RoleGrantable_host_Role_RoleName",
                        column: x => x.RoleName,
                        principalTable: "host_Role",
                        principalColumn: "Name",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_MembershipArea",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_MembershipArea", x => new { x.MembershipId, x.AreaCode });
                    table.ForeignKey(
                        name: "FK_host_MembershipArea_host_Membership_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "host_Membership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_MembershipRole",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(nullable: false),
                    RoleName = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_MembershipRole", x => new { x.MembershipId, x.RoleName });
                    table.ForeignKey(
                        name: "FK_host_MembershipRole_host_Membership_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "host_Membership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_Cover_CoveredById_EndsOn",
                table: "host_Cover",
                columns: new[] { "CoveredById", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_host_Cover_PersonId_EndsOn",
                table: "host_Cover",
                columns: new[] { "PersonId", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_host_DirectoryChange_Subject_OccurredUtc",
                table: "host_DirectoryChange",
                columns: new[] { "Subject", "OccurredUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_host_Membership_AgencyCode_UserId",
                table: "host_Membership",
                columns: new[] { "AgencyCode", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_host_Membership_UserId",
                table: "host_Membership",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_host_MembershipRole_RoleName",
                table: "host_MembershipRole",
                column: "RoleName");

            // What each person was becomes their first membership, under their own identifier.
            migrationBuilder.Sql("""
                INSERT INTO "host_Membership" ("Id", "UserId", "AgencyCode", "HasAllAreas", "Version")
                SELECT "Id", "Id", "AgencyCode", "HasAllAreas", 0 FROM "host_User"
                """);
            migrationBuilder.Sql("""INSERT INTO "host_MembershipRole" ("MembershipId", "RoleName") SELECT "UserId", "RoleName" FROM "host_UserRole" """);
            migrationBuilder.Sql("""INSERT INTO "host_MembershipArea" ("MembershipId", "AreaCode") SELECT "UserId", "AreaCode" FROM "host_UserArea" """);

            migrationBuilder.DropTable(
                name: "host_UserArea");

            migrationBuilder.DropTable(
                name: "host_UserRole");

            // By hand: EF would copy the table on SQLite, which cannot be done in the migration's transaction.
            migrationBuilder.Sql("""ALTER TABLE "host_User" DROP COLUMN "AgencyCode" """);
            migrationBuilder.Sql("""ALTER TABLE "host_User" DROP COLUMN "HasAllAreas" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_Cover");

            migrationBuilder.DropTable(
                name: "host_DirectoryChange");

            migrationBuilder.DropTable(
                name: "host_MembershipArea");

            migrationBuilder.DropTable(
                name: "host_MembershipRole");

            migrationBuilder.DropTable(
                name: "host_PartnershipArea");

            migrationBuilder.DropTable(
                name: "host_RoleGrantable");

            migrationBuilder.DropTable(
                name: "host_Membership");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "host_Role");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "host_Role");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "host_Agency");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "host_Agency");

            migrationBuilder.DropColumn(
                name: "SafeguardingContact",
                table: "host_Agency");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "host_Agency");

            migrationBuilder.AddColumn<string>(
                name: "AgencyCode",
                table: "host_User",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasAllAreas",
                table: "host_User",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "host_UserArea",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_UserArea", x => new { x.UserId, x.AreaCode });
                    table.ForeignKey(
                        name: "FK_host_UserArea_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_UserRole",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    RoleName = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_UserRole", x => new { x.UserId, x.RoleName });
                    table.ForeignKey(
                        name: "FK_host_UserRole_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }
    }
}
