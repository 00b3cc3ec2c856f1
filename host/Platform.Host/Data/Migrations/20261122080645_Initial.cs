using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_Agency",
                columns: table => new
                {
                    Code = table.Column<string>(maxLength: 200, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Kind = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Agency", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "host_Role",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    DisplayName = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Role", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "host_User",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    UserName = table.Column<string>(maxLength: 200, nullable: false),
                    NormalizedUserName = table.Column<string>(maxLength: 200, nullable: false),
                    DisplayName = table.Column<string>(maxLength: 200, nullable: false),
                    PasswordHash = table.Column<string>(maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(maxLength: 200, nullable: false),
                    ConcurrencyStamp = table.Column<string>(maxLength: 200, nullable: false),
                    AccessFailedCount = table.Column<int>(nullable: false),
                    LockoutEndUtc = table.Column<DateTime>(nullable: true),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: true),
                    HasAllAreas = table.Column<bool>(nullable: false),
                    IsActive = table.Column<bool>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_User", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_RolePermission",
                columns: table => new
                {
                    RoleName = table.Column<string>(maxLength: 200, nullable: false),
                    Permission = table.Column<string>(maxLength: 200, nullable: false),
                    IsGranted = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_RolePermission", x => new { x.RoleName, x.Permission });
                    table.ForeignKey(
                        name: "FK_host_RolePermission_host_Role_RoleName",
                        column: x => x.RoleName,
                        principalTable: "host_Role",
                        principalColumn: "Name",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_host_User_NormalizedUserName",
                table: "host_User",
                column: "NormalizedUserName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_Agency");

            migrationBuilder.DropTable(
                name: "host_RolePermission");

            migrationBuilder.DropTable(
                name: "host_UserArea");

            migrationBuilder.DropTable(
                name: "host_UserRole");

            migrationBuilder.DropTable(
                name: "host_Role");

            migrationBuilder.DropTable(
                name: "host_User");
        }
    }
}
