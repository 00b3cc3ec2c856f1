using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.FocusedDeterrence.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deter_Cohort",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(maxLength: 4000, nullable: true),
                    LawfulBasis = table.Column<string>(maxLength: 60, nullable: true),
                    LawfulBasisNote = table.Column<string>(maxLength: 4000, nullable: true),
                    DpiaReference = table.Column<string>(maxLength: 200, nullable: true),
                    DpiaApprovedOn = table.Column<DateOnly>(nullable: true),
                    ReviewBy = table.Column<DateOnly>(nullable: true),
                    MinimumAge = table.Column<int>(nullable: false),
                    MaximumAge = table.Column<int>(nullable: false),
                    OpenedOn = table.Column<DateOnly>(nullable: true),
                    OpenedBy = table.Column<string>(maxLength: 200, nullable: true),
                    ReviewedOn = table.Column<DateOnly>(nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 4000, nullable: true),
                    ClosedOn = table.Column<DateOnly>(nullable: true),
                    CloseNote = table.Column<string>(maxLength: 4000, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deter_Cohort", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deter_KnownChild",
                columns: table => new
                {
                    ChildId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    YearOfBirth = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deter_KnownChild", x => x.ChildId);
                });

            migrationBuilder.CreateTable(
                name: "deter_Nomination",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CohortId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    ChildId = table.Column<Guid>(nullable: true),
                    AdultInitials = table.Column<string>(maxLength: 10, nullable: true),
                    AdultReference = table.Column<string>(maxLength: 60, nullable: true),
                    OpenPersonKey = table.Column<string>(maxLength: 80, nullable: true),
                    Source = table.Column<string>(maxLength: 60, nullable: false),
                    IncidentId = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 4000, nullable: false),
                    NominatedOn = table.Column<DateOnly>(nullable: false),
                    NominatedUtc = table.Column<DateTime>(nullable: false),
                    NominatedBy = table.Column<string>(maxLength: 200, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    DecideBy = table.Column<DateOnly>(nullable: false),
                    DecidedOn = table.Column<DateOnly>(nullable: true),
                    DecidedUtc = table.Column<DateTime>(nullable: true),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: true),
                    Panel = table.Column<string>(maxLength: 4000, nullable: true),
                    Reasons = table.Column<string>(maxLength: 4000, nullable: true),
                    Alternatives = table.Column<string>(maxLength: 4000, nullable: true),
                    WhatWasTold = table.Column<string>(maxLength: 4000, nullable: true),
                    CaseWorkerConsulted = table.Column<bool>(nullable: true),
                    CaseWorkerView = table.Column<string>(maxLength: 4000, nullable: true),
                    ExploitationConsidered = table.Column<bool>(nullable: true),
                    ExploitationNote = table.Column<string>(maxLength: 4000, nullable: true),
                    LookAgainOn = table.Column<DateOnly>(nullable: true),
                    OffersMade = table.Column<int>(nullable: false),
                    OffersTakenUp = table.Column<int>(nullable: false),
                    LastSupportOn = table.Column<DateOnly>(nullable: true),
                    LastEnforcementOn = table.Column<DateOnly>(nullable: true),
                    NextStep = table.Column<string>(maxLength: 60, nullable: false),
                    NextStepBy = table.Column<DateOnly>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deter_Nomination", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deter_Nomination_deter_Cohort_CohortId",
                        column: x => x.CohortId,
                        principalTable: "deter_Cohort",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deter_MemberContact",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    Strand = table.Column<string>(maxLength: 60, nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    Note = table.Column<string>(maxLength: 4000, nullable: false),
                    LegalPower = table.Column<string>(maxLength: 200, nullable: true),
                    Proportionality = table.Column<string>(maxLength: 4000, nullable: true),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deter_MemberContact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deter_MemberContact_deter_Nomination_NominationId",
                        column: x => x.NominationId,
                        principalTable: "deter_Nomination",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deter_SupportOffer",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    NominationId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    OfferedBy = table.Column<string>(maxLength: 200, nullable: false),
                    OfferedOn = table.Column<DateOnly>(nullable: false),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    Answer = table.Column<string>(maxLength: 60, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(nullable: true),
                    AnsweredUtc = table.Column<DateTime>(nullable: true),
                    PersonsWords = table.Column<string>(maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deter_SupportOffer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deter_SupportOffer_deter_Nomination_NominationId",
                        column: x => x.NominationId,
                        principalTable: "deter_Nomination",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deter_Cohort_Status_AreaCode_OpenedOn",
                table: "deter_Cohort",
                columns: new[] { "Status", "AreaCode", "OpenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_deter_MemberContact_NominationId",
                table: "deter_MemberContact",
                column: "NominationId");

            migrationBuilder.CreateIndex(
                name: "IX_deter_Nomination_ChildId",
                table: "deter_Nomination",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_deter_Nomination_CohortId_OpenPersonKey",
                table: "deter_Nomination",
                columns: new[] { "CohortId", "OpenPersonKey" },
                unique: true,
                filter: "\"OpenPersonKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deter_Nomination_NextStep_NextStepBy_Id",
                table: "deter_Nomination",
                columns: new[] { "NextStep", "NextStepBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deter_Nomination_Status_NominatedOn_Id",
                table: "deter_Nomination",
                columns: new[] { "Status", "NominatedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deter_SupportOffer_NominationId",
                table: "deter_SupportOffer",
                column: "NominationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deter_KnownChild");

            migrationBuilder.DropTable(
                name: "deter_MemberContact");

            migrationBuilder.DropTable(
                name: "deter_SupportOffer");

            migrationBuilder.DropTable(
                name: "deter_Nomination");

            migrationBuilder.DropTable(
                name: "deter_Cohort");
        }
    }
}
