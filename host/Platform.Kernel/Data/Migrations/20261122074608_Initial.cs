using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bus_Consumer",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    State = table.Column<int>(maxLength: 60, nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Handles = table.Column<string>(maxLength: -1, nullable: false),
                    ModuleVersion = table.Column<string>(maxLength: 200, nullable: false),
                    LeaseOwner = table.Column<string>(maxLength: 200, nullable: true),
                    LeaseUntilUtc = table.Column<DateTime>(nullable: true),
                    UpdatedUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bus_Consumer", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "bus_Inbox",
                columns: table => new
                {
                    Consumer = table.Column<string>(maxLength: 60, nullable: false),
                    Position = table.Column<long>(nullable: false),
                    MessageId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    StreamKey = table.Column<string>(maxLength: 120, nullable: false),
                    Status = table.Column<int>(maxLength: 60, nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    NextAttemptUtc = table.Column<DateTime>(nullable: false),
                    LastError = table.Column<string>(maxLength: 2000, nullable: true),
                    HandledUtc = table.Column<DateTime>(nullable: true),
                    HandledBy = table.Column<string>(maxLength: 200, nullable: true),
                    Decision = table.Column<string>(maxLength: 1000, nullable: true),
                    IsReplay = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bus_Inbox", x => new { x.Consumer, x.Position });
                });

            migrationBuilder.CreateTable(
                name: "bus_Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: true),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Publisher = table.Column<string>(maxLength: 60, nullable: false),
                    StreamKey = table.Column<string>(maxLength: 120, nullable: false),
                    StreamVersion = table.Column<long>(nullable: false),
                    OccurredUtc = table.Column<DateTime>(nullable: false),
                    Payload = table.Column<string>(maxLength: -1, nullable: false),
                    Headers = table.Column<string>(maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bus_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OccurredUtc = table.Column<DateTime>(nullable: false),
                    Module = table.Column<string>(maxLength: 60, nullable: false),
                    Action = table.Column<string>(maxLength: 200, nullable: false),
                    IsView = table.Column<bool>(nullable: false),
                    UserId = table.Column<Guid>(nullable: true),
                    UserName = table.Column<string>(maxLength: 200, nullable: false),
                    AgencyCode = table.Column<string>(maxLength: 200, nullable: true),
                    RecordType = table.Column<string>(maxLength: 200, nullable: true),
                    RecordId = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 1000, nullable: true),
                    RemoteAddress = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_Module",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    IsEnabled = table.Column<bool>(nullable: false),
                    ChangedUtc = table.Column<DateTime>(nullable: false),
                    ChangedBy = table.Column<string>(maxLength: 200, nullable: true),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Module", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "sys_Setting",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Value = table.Column<string>(maxLength: 4000, nullable: false),
                    ChangedUtc = table.Column<DateTime>(nullable: false),
                    ChangedBy = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_Setting", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_bus_Inbox_Consumer_MessageId",
                table: "bus_Inbox",
                columns: new[] { "Consumer", "MessageId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bus_Inbox_Consumer_Status_Position",
                table: "bus_Inbox",
                columns: new[] { "Consumer", "Status", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_bus_Inbox_Consumer_StreamKey_Status_Position",
                table: "bus_Inbox",
                columns: new[] { "Consumer", "StreamKey", "Status", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_bus_Outbox_OccurredUtc",
                table: "bus_Outbox",
                column: "OccurredUtc",
                filter: "\"Position\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_bus_Outbox_Position",
                table: "bus_Outbox",
                column: "Position",
                unique: true,
                filter: "\"Position\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_bus_Outbox_StreamKey_StreamVersion",
                table: "bus_Outbox",
                columns: new[] { "StreamKey", "StreamVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_OccurredUtc",
                table: "sys_Audit",
                column: "OccurredUtc");

            migrationBuilder.CreateIndex(
                name: "IX_sys_Audit_RecordType_RecordId_OccurredUtc",
                table: "sys_Audit",
                columns: new[] { "RecordType", "RecordId", "OccurredUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bus_Consumer");

            migrationBuilder.DropTable(
                name: "bus_Inbox");

            migrationBuilder.DropTable(
                name: "bus_Outbox");

            migrationBuilder.DropTable(
                name: "sys_Audit");

            migrationBuilder.DropTable(
                name: "sys_Module");

            migrationBuilder.DropTable(
                name: "sys_Setting");
        }
    }
}
