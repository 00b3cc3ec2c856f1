using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.VictimServices.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "victim_Contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    IncidentId = table.Column<Guid>(nullable: true),
                    Ordinal = table.Column<int>(nullable: false),
                    HarmedOn = table.Column<DateOnly>(nullable: true),
                    ReportedOn = table.Column<DateOnly>(nullable: false),
                    OffenceCode = table.Column<string>(maxLength: 40, nullable: true),
                    WeaponCode = table.Column<string>(maxLength: 40, nullable: true),
                    TimeLimitWorkingDays = table.Column<int>(nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    State = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: true),
                    Telephone = table.Column<string>(maxLength: 40, nullable: true),
                    Email = table.Column<string>(maxLength: 200, nullable: true),
                    Address = table.Column<string>(maxLength: 500, nullable: true),
                    PreferredWay = table.Column<string>(maxLength: 60, nullable: true),
                    InterpreterLanguage = table.Column<string>(maxLength: 200, nullable: true),
                    SpeaksForThem = table.Column<string>(maxLength: 200, nullable: true),
                    SpeaksForThemAs = table.Column<string>(maxLength: 200, nullable: true),
                    SafeContactNote = table.Column<string>(maxLength: 4000, nullable: true),
                    SpecialMeasures = table.Column<string>(maxLength: 4000, nullable: true),
                    VulnerabilityNote = table.Column<string>(maxLength: 4000, nullable: true),
                    FirstContactOn = table.Column<DateOnly>(nullable: true),
                    WorkingDaysTaken = table.Column<int>(nullable: true),
                    FirstContactRecordedUtc = table.Column<DateTime>(nullable: true),
                    EndedOn = table.Column<DateOnly>(nullable: true),
                    EndedBecause = table.Column<string>(maxLength: 60, nullable: true),
                    OpenedUtc = table.Column<DateTime>(nullable: false),
                    LastActivityUtc = table.Column<DateTime>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_victim_Contact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "victim_Consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    IsGiven = table.Column<bool>(nullable: false),
                    AnsweredOn = table.Column<DateOnly>(nullable: false),
                    How = table.Column<string>(maxLength: 60, nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: true),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(nullable: true),
                    WithdrawnHow = table.Column<string>(maxLength: 60, nullable: true),
                    WithdrawnRecordedBy = table.Column<string>(maxLength: 200, nullable: true),
                    ContactId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_victim_Consent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_victim_Consent_victim_Contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "victim_Contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "victim_ContactAttempt",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    MadeOn = table.Column<DateOnly>(nullable: false),
                    Way = table.Column<string>(maxLength: 60, nullable: false),
                    Outcome = table.Column<string>(maxLength: 60, nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: true),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    ContactId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_victim_ContactAttempt", x => x.Id);
                    table.ForeignKey(
                        name: "FK_victim_ContactAttempt_victim_Contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "victim_Contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "victim_ContactChild",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_victim_ContactChild", x => new { x.ContactId, x.ChildId });
                    table.ForeignKey(
                        name: "FK_victim_ContactChild_victim_Contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "victim_Contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "victim_ProvidedItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ProvidedOn = table.Column<DateOnly>(nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: false),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    ContactId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_victim_ProvidedItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_victim_ProvidedItem_victim_Contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "victim_Contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_victim_Consent_ContactId",
                table: "victim_Consent",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_victim_Contact_IncidentId_Ordinal",
                table: "victim_Contact",
                columns: new[] { "IncidentId", "Ordinal" },
                unique: true,
                filter: "\"IncidentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_victim_Contact_ReportedOn",
                table: "victim_Contact",
                column: "ReportedOn");

            migrationBuilder.CreateIndex(
                name: "IX_victim_Contact_State_DueOn_Id",
                table: "victim_Contact",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_victim_ContactAttempt_ContactId",
                table: "victim_ContactAttempt",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_victim_ContactChild_ChildId",
                table: "victim_ContactChild",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_victim_ProvidedItem_ContactId",
                table: "victim_ProvidedItem",
                column: "ContactId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "victim_Consent");

            migrationBuilder.DropTable(
                name: "victim_ContactAttempt");

            migrationBuilder.DropTable(
                name: "victim_ContactChild");

            migrationBuilder.DropTable(
                name: "victim_ProvidedItem");

            migrationBuilder.DropTable(
                name: "victim_Contact");
        }
    }
}
