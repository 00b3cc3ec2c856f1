using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.KnifeCrime.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "knife_Intervention",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    CaseId = table.Column<Guid>(nullable: false),
                    RequestId = table.Column<Guid>(nullable: false),
                    RequestedOn = table.Column<DateOnly>(nullable: false),
                    RequestedUtc = table.Column<DateTime>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    DecideBy = table.Column<DateOnly>(nullable: false),
                    DecidedOn = table.Column<DateOnly>(nullable: true),
                    DecidedUtc = table.Column<DateTime>(nullable: true),
                    DecidedBy = table.Column<string>(maxLength: 200, nullable: true),
                    Suitability = table.Column<string>(maxLength: 4000, nullable: true),
                    ProgrammeCode = table.Column<string>(maxLength: 60, nullable: true),
                    ProgrammeName = table.Column<string>(maxLength: 200, nullable: true),
                    ProgrammeEvidence = table.Column<string>(maxLength: 400, nullable: true),
                    SessionsPlanned = table.Column<int>(nullable: false),
                    WorkerId = table.Column<Guid>(nullable: true),
                    WorkerName = table.Column<string>(maxLength: 200, nullable: true),
                    DeclineReason = table.Column<string>(maxLength: 60, nullable: true),
                    DeclineNote = table.Column<string>(maxLength: 4000, nullable: true),
                    FirstSessionBy = table.Column<DateOnly>(nullable: true),
                    AskedOn = table.Column<DateOnly>(nullable: true),
                    AskedUtc = table.Column<DateTime>(nullable: true),
                    Explanation = table.Column<string>(maxLength: 4000, nullable: true),
                    AnswerInWords = table.Column<string>(maxLength: 4000, nullable: true),
                    ParentOrCarer = table.Column<string>(maxLength: 4000, nullable: true),
                    StartedOn = table.Column<DateOnly>(nullable: true),
                    NextSessionOn = table.Column<DateOnly>(nullable: true),
                    LastSessionOn = table.Column<DateOnly>(nullable: true),
                    SessionsOffered = table.Column<int>(nullable: false),
                    SessionsAttended = table.Column<int>(nullable: false),
                    EndedOn = table.Column<DateOnly>(nullable: true),
                    EndedUtc = table.Column<DateTime>(nullable: true),
                    EndReason = table.Column<string>(maxLength: 60, nullable: true),
                    EndNote = table.Column<string>(maxLength: 4000, nullable: true),
                    ViewAtEnd = table.Column<string>(maxLength: 4000, nullable: true),
                    WhyNoViewAtEnd = table.Column<string>(maxLength: 4000, nullable: true),
                    ReviewAskedOn = table.Column<DateOnly>(nullable: true),
                    ReviewBy = table.Column<DateOnly>(nullable: true),
                    ReviewedOn = table.Column<DateOnly>(nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 4000, nullable: true),
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
                    table.PrimaryKey("PK_knife_Intervention", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "knife_FollowUp",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    InterventionId = table.Column<Guid>(nullable: false),
                    Months = table.Column<int>(nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    DoneOn = table.Column<DateOnly>(nullable: true),
                    ChildsWords = table.Column<string>(maxLength: 4000, nullable: true),
                    WhyNoWords = table.Column<string>(maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knife_FollowUp", x => x.Id);
                    table.ForeignKey(
                        name: "FK_knife_FollowUp_knife_Intervention_InterventionId",
                        column: x => x.InterventionId,
                        principalTable: "knife_Intervention",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "knife_Session",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    InterventionId = table.Column<Guid>(nullable: false),
                    HeldOn = table.Column<DateOnly>(nullable: false),
                    Attended = table.Column<bool>(nullable: false),
                    ChildsWords = table.Column<string>(maxLength: 4000, nullable: true),
                    WhyNoWords = table.Column<string>(maxLength: 4000, nullable: true),
                    Note = table.Column<string>(maxLength: 4000, nullable: true),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knife_Session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_knife_Session_knife_Intervention_InterventionId",
                        column: x => x.InterventionId,
                        principalTable: "knife_Intervention",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_knife_FollowUp_InterventionId",
                table: "knife_FollowUp",
                column: "InterventionId");

            migrationBuilder.CreateIndex(
                name: "IX_knife_Intervention_CaseId",
                table: "knife_Intervention",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_knife_Intervention_ChildId",
                table: "knife_Intervention",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_knife_Intervention_NextStep_NextStepBy_Id",
                table: "knife_Intervention",
                columns: new[] { "NextStep", "NextStepBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_knife_Intervention_RequestId",
                table: "knife_Intervention",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_knife_Intervention_Status_RequestedOn_Id",
                table: "knife_Intervention",
                columns: new[] { "Status", "RequestedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_knife_Session_InterventionId",
                table: "knife_Session",
                column: "InterventionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "knife_FollowUp");

            migrationBuilder.DropTable(
                name: "knife_Session");

            migrationBuilder.DropTable(
                name: "knife_Intervention");
        }
    }
}
