using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Host.Data.Migrations
{
    /// <inheritdoc />
    internal partial class SignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MustChangePassword",
                table: "host_User",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "RequiresSecondFactor",
                table: "host_Role",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "host_ApiClient",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: false),
                    KeyPrefix = table.Column<string>(maxLength: 200, nullable: false),
                    KeyHash = table.Column<string>(maxLength: 200, nullable: false),
                    HasAllAreas = table.Column<bool>(nullable: false),
                    ExpiresOn = table.Column<DateOnly>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<string>(maxLength: 200, nullable: false),
                    RevokedUtc = table.Column<DateTime>(nullable: true),
                    LastUsedUtc = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_ApiClient", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_ExternalLogin",
                columns: table => new
                {
                    Id = table.Column<string>(maxLength: 200, nullable: false),
                    Issuer = table.Column<string>(maxLength: 200, nullable: false),
                    Subject = table.Column<string>(maxLength: 255, nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    LinkedUtc = table.Column<DateTime>(nullable: false),
                    GroupsDecide = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_ExternalLogin", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_ExternalLogin_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_SecondFactor",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    ProtectedKey = table.Column<string>(maxLength: 1000, nullable: true),
                    PendingKey = table.Column<string>(maxLength: 1000, nullable: true),
                    ConfirmedUtc = table.Column<DateTime>(nullable: true),
                    LastStep = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_SecondFactor", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_host_SecondFactor_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_Session",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    StartedUtc = table.Column<DateTime>(nullable: false),
                    LastSeenUtc = table.Column<DateTime>(nullable: false),
                    Address = table.Column<string>(maxLength: 200, nullable: true),
                    Browser = table.Column<string>(maxLength: 200, nullable: false),
                    Method = table.Column<string>(maxLength: 60, nullable: false),
                    HadSecondFactor = table.Column<bool>(nullable: false),
                    SecurityStamp = table.Column<string>(maxLength: 200, nullable: false),
                    EndedUtc = table.Column<DateTime>(nullable: true),
                    EndedBecause = table.Column<string>(maxLength: 60, nullable: true),
                    EndedBy = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_Session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_Session_host_User_UserId",
                        column: x => x.UserId,
                        principalTable: "host_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_ApiClientArea",
                columns: table => new
                {
                    ApiClientId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_ApiClientArea", x => new { x.ApiClientId, x.AreaCode });
                    table.ForeignKey(
                        name: "FK_host_ApiClientArea_host_ApiClient_ApiClientId",
                        column: x => x.ApiClientId,
                        principalTable: "host_ApiClient",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_ApiClientPermission",
                columns: table => new
                {
                    ApiClientId = table.Column<Guid>(nullable: false),
                    Permission = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_ApiClientPermission", x => new { x.ApiClientId, x.Permission });
                    table.ForeignKey(
                        name: "FK_host_ApiClientPermission_host_ApiClient_ApiClientId",
                        column: x => x.ApiClientId,
                        principalTable: "host_ApiClient",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "host_RecoveryCode",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    UserId = table.Column<Guid>(nullable: false),
                    Hash = table.Column<string>(maxLength: 200, nullable: false),
                    UsedUtc = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_RecoveryCode", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_RecoveryCode_host_SecondFactor_UserId",
                        column: x => x.UserId,
                        principalTable: "host_SecondFactor",
                        principalColumn: "UserId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_ApiClient_KeyPrefix",
                table: "host_ApiClient",
                column: "KeyPrefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_ApiClient_Name_Id",
                table: "host_ApiClient",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_host_ExternalLogin_UserId",
                table: "host_ExternalLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_host_RecoveryCode_UserId",
                table: "host_RecoveryCode",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_host_Session_StartedUtc",
                table: "host_Session",
                column: "StartedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_host_Session_UserId_EndedUtc",
                table: "host_Session",
                columns: new[] { "UserId", "EndedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_ApiClientArea");

            migrationBuilder.DropTable(
                name: "host_ApiClientPermission");

            migrationBuilder.DropTable(
                name: "host_ExternalLogin");

            migrationBuilder.DropTable(
                name: "host_RecoveryCode");

            migrationBuilder.DropTable(
                name: "host_Session");

            migrationBuilder.DropTable(
                name: "host_ApiClient");

            migrationBuilder.DropTable(
                name: "host_SecondFactor");

            migrationBuilder.DropColumn(
                name: "MustChangePassword",
                table: "host_User");

            migrationBuilder.DropColumn(
                name: "RequiresSecondFactor",
                table: "host_Role");
        }
    }
}
