using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CspReporting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class AddGroupsFindingsAndIndicators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_csp_StopAndSearch_FileNumber_AgeRange",
                table: "csp_StopAndSearch");

            migrationBuilder.AddColumn<string>(
                name: "LsoaCode",
                table: "csp_StopAndSearch",
                maxLength: 9,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MonthOn",
                table: "csp_StopAndSearch",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EthnicGroup",
                table: "csp_Fact",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "csp_ChildGroup",
                columns: table => new
                {
                    ChildId = table.Column<Guid>(nullable: false),
                    GroupCode = table.Column<string>(maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_ChildGroup", x => x.ChildId);
                });

            migrationBuilder.CreateTable(
                name: "csp_GapFinding",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    PointCode = table.Column<string>(maxLength: 60, nullable: false),
                    GroupCode = table.Column<string>(maxLength: 20, nullable: false),
                    Evidence = table.Column<string>(maxLength: 4000, nullable: false),
                    Address = table.Column<string>(maxLength: 200, nullable: false),
                    FoundBy = table.Column<string>(maxLength: 200, nullable: false),
                    FoundOn = table.Column<DateOnly>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Owner = table.Column<string>(maxLength: 200, nullable: true),
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
                    table.PrimaryKey("PK_csp_GapFinding", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_IndicatorDefinition",
                columns: table => new
                {
                    Code = table.Column<string>(maxLength: 40, nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    IsComputed = table.Column<bool>(nullable: false),
                    Numerator = table.Column<string>(maxLength: 200, nullable: false),
                    Denominator = table.Column<string>(maxLength: 200, nullable: false),
                    NumeratorRule = table.Column<string>(maxLength: 200, nullable: false),
                    DenominatorRule = table.Column<string>(maxLength: 200, nullable: false),
                    Per = table.Column<int>(nullable: false),
                    Digits = table.Column<int>(nullable: false),
                    Unit = table.Column<string>(maxLength: 200, nullable: false),
                    Better = table.Column<string>(maxLength: 200, nullable: false),
                    PublishedAs = table.Column<string>(maxLength: 200, nullable: false),
                    ValidFrom = table.Column<DateOnly>(nullable: false),
                    ValidTo = table.Column<DateOnly>(nullable: true),
                    Source = table.Column<string>(maxLength: 300, nullable: false),
                    Edition = table.Column<string>(maxLength: 200, nullable: false),
                    IsConfirmed = table.Column<bool>(nullable: false),
                    Caveat = table.Column<string>(maxLength: 1000, nullable: false),
                    WhyChanged = table.Column<string>(maxLength: 1000, nullable: false),
                    ChangedBy = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_IndicatorDefinition", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "csp_IndicatorFigures",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 40, nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(maxLength: 6, nullable: false),
                    Edition = table.Column<int>(nullable: false),
                    Numerator = table.Column<int>(nullable: false),
                    Denominator = table.Column<int>(nullable: true),
                    Source = table.Column<string>(maxLength: 500, nullable: false),
                    EnteredBy = table.Column<string>(maxLength: 200, nullable: false),
                    EnteredUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_IndicatorFigures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_IndicatorReturn",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(maxLength: 6, nullable: false),
                    Revision = table.Column<int>(nullable: false),
                    Counts = table.Column<string>(maxLength: -1, nullable: false),
                    MadeBy = table.Column<string>(maxLength: 200, nullable: false),
                    MadeUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_IndicatorReturn", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_IndicatorTarget",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 40, nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    FromQuarter = table.Column<string>(maxLength: 6, nullable: false),
                    Value = table.Column<decimal>(precision: 18, scale: 4, nullable: false),
                    Why = table.Column<string>(maxLength: 1000, nullable: false),
                    SetBy = table.Column<string>(maxLength: 200, nullable: false),
                    SetUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_IndicatorTarget", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_PublishedMeasure",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Measure = table.Column<string>(maxLength: 60, nullable: false),
                    Unit = table.Column<string>(maxLength: 200, nullable: false),
                    Years = table.Column<string>(maxLength: 40, nullable: false),
                    PlaceName = table.Column<string>(maxLength: 200, nullable: false),
                    PlaceNumber = table.Column<int>(nullable: false),
                    Region = table.Column<string>(maxLength: 200, nullable: false),
                    Value = table.Column<decimal>(precision: 18, scale: 6, nullable: true),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_PublishedMeasure", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_ReportDraft",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(maxLength: 6, nullable: false),
                    Step = table.Column<string>(maxLength: 60, nullable: false),
                    Narrative = table.Column<string>(maxLength: 8000, nullable: false),
                    DraftedBy = table.Column<string>(maxLength: 200, nullable: false),
                    DrafterId = table.Column<Guid>(nullable: true),
                    Figures = table.Column<string>(maxLength: -1, nullable: false),
                    CheckNote = table.Column<string>(maxLength: 1000, nullable: true),
                    CheckedBy = table.Column<string>(maxLength: 200, nullable: true),
                    SignedOffBy = table.Column<string>(maxLength: 200, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_ReportDraft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_GapStep",
                columns: table => new
                {
                    FindingId = table.Column<Guid>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Text = table.Column<string>(maxLength: 4000, nullable: false),
                    Owner = table.Column<string>(maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(nullable: true),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_GapStep", x => new { x.FindingId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_csp_GapStep_csp_GapFinding_FindingId",
                        column: x => x.FindingId,
                        principalTable: "csp_GapFinding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_csp_StopAndSearch_Groups",
                table: "csp_StopAndSearch",
                columns: new[] { "FileNumber", "AgeRange", "SelfDefinedEthnicity", "OfficerDefinedEthnicity", "MonthOn", "LsoaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_GapFinding_NextStepBy_Id",
                table: "csp_GapFinding",
                columns: new[] { "NextStepBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_IndicatorFigures_AreaCode_Code_Quarter_Edition",
                table: "csp_IndicatorFigures",
                columns: new[] { "AreaCode", "Code", "Quarter", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_csp_IndicatorReturn_AreaCode_Quarter_Revision",
                table: "csp_IndicatorReturn",
                columns: new[] { "AreaCode", "Quarter", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_csp_IndicatorTarget_AreaCode_Code",
                table: "csp_IndicatorTarget",
                columns: new[] { "AreaCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_PublishedMeasure_FileNumber_Measure",
                table: "csp_PublishedMeasure",
                columns: new[] { "FileNumber", "Measure" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_ReportDraft_AreaCode_Quarter_Step",
                table: "csp_ReportDraft",
                columns: new[] { "AreaCode", "Quarter", "Step" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "csp_ChildGroup");

            migrationBuilder.DropTable(
                name: "csp_GapStep");

            migrationBuilder.DropTable(
                name: "csp_IndicatorDefinition");

            migrationBuilder.DropTable(
                name: "csp_IndicatorFigures");

            migrationBuilder.DropTable(
                name: "csp_IndicatorReturn");

            migrationBuilder.DropTable(
                name: "csp_IndicatorTarget");

            migrationBuilder.DropTable(
                name: "csp_PublishedMeasure");

            migrationBuilder.DropTable(
                name: "csp_ReportDraft");

            migrationBuilder.DropTable(
                name: "csp_GapFinding");

            migrationBuilder.DropIndex(
                name: "IX_csp_StopAndSearch_Groups",
                table: "csp_StopAndSearch");

            migrationBuilder.DropColumn(
                name: "LsoaCode",
                table: "csp_StopAndSearch");

            migrationBuilder.DropColumn(
                name: "MonthOn",
                table: "csp_StopAndSearch");

            migrationBuilder.DropColumn(
                name: "EthnicGroup",
                table: "csp_Fact");

            migrationBuilder.CreateIndex(
                name: "IX_csp_StopAndSearch_FileNumber_AgeRange",
                table: "csp_StopAndSearch",
                columns: new[] { "FileNumber", "AgeRange" });
        }
    }
}
