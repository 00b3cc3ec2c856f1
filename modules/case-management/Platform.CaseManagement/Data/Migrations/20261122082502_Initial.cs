using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases_Case",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    CaseType = table.Column<string>(maxLength: 200, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    OpenedOn = table.Column<DateOnly>(nullable: false),
                    Why = table.Column<string>(maxLength: 4000, nullable: false),
                    IncidentId = table.Column<Guid>(nullable: true),
                    WorkerId = table.Column<Guid>(nullable: true),
                    WorkerName = table.Column<string>(maxLength: 200, nullable: false),
                    PlanDueOn = table.Column<DateOnly>(nullable: false),
                    PlanAgreedOn = table.Column<DateOnly>(nullable: true),
                    ClosedOn = table.Column<DateOnly>(nullable: true),
                    OutcomeCode = table.Column<string>(maxLength: 200, nullable: true),
                    ClosingSummary = table.Column<string>(maxLength: 4000, nullable: true),
                    AfterCare = table.Column<string>(maxLength: 2000, nullable: true),
                    ClosingChildsView = table.Column<string>(maxLength: 4000, nullable: true),
                    ClosingNoViewReason = table.Column<string>(maxLength: 1000, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_Case", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_Child",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    KnownAs = table.Column<string>(maxLength: 200, nullable: false),
                    GivenNames = table.Column<string>(maxLength: 200, nullable: false),
                    FamilyName = table.Column<string>(maxLength: 200, nullable: false),
                    SortName = table.Column<string>(maxLength: 200, nullable: false),
                    DateOfBirth = table.Column<DateOnly>(nullable: false),
                    SexCode = table.Column<string>(maxLength: 200, nullable: false),
                    GenderCode = table.Column<string>(maxLength: 200, nullable: false),
                    GenderOwnWords = table.Column<string>(maxLength: 200, nullable: true),
                    EthnicityCode = table.Column<string>(maxLength: 200, nullable: false),
                    NhsNumber = table.Column<string>(maxLength: 10, nullable: true),
                    PupilNumber = table.Column<string>(maxLength: 13, nullable: true),
                    Address = table.Column<string>(maxLength: 300, nullable: true),
                    Postcode = table.Column<string>(maxLength: 10, nullable: true),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Strengths = table.Column<string>(maxLength: 4000, nullable: true),
                    SafetyNeeds = table.Column<string>(maxLength: 2000, nullable: true),
                    RegisteredOn = table.Column<DateOnly>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_Child", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_Incident",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    NoticeId = table.Column<Guid>(nullable: true),
                    OffenceCode = table.Column<string>(maxLength: 200, nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false),
                    ReportedOn = table.Column<DateOnly>(nullable: false),
                    Place = table.Column<string>(maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(maxLength: 200, nullable: true),
                    LsoaCode = table.Column<string>(maxLength: 200, nullable: true),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    WeaponCode = table.Column<string>(maxLength: 200, nullable: true),
                    InjuryCode = table.Column<string>(maxLength: 200, nullable: false),
                    PeopleHarmed = table.Column<int>(nullable: false),
                    IsOnline = table.Column<bool>(nullable: false),
                    IsDomestic = table.Column<bool>(nullable: false),
                    Basis = table.Column<string>(maxLength: 60, nullable: false),
                    Account = table.Column<string>(maxLength: -1, nullable: true),
                    IsSeriousLocally = table.Column<bool>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_Incident", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_NoticeImport",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    FileName = table.Column<string>(maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Header = table.Column<string>(maxLength: 4000, nullable: false),
                    UploadedBy = table.Column<Guid>(nullable: true),
                    UploadedByName = table.Column<string>(maxLength: 200, nullable: false),
                    Areas = table.Column<string>(maxLength: 4000, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    RowCount = table.Column<int>(nullable: false),
                    RowsWithErrors = table.Column<int>(nullable: false),
                    ErrorCount = table.Column<int>(nullable: false),
                    Parts = table.Column<int>(nullable: false),
                    NextPart = table.Column<int>(nullable: false),
                    RowsDone = table.Column<int>(nullable: false),
                    RowsImported = table.Column<int>(nullable: false),
                    RowsThereAlready = table.Column<int>(nullable: false),
                    FinishedUtc = table.Column<DateTime>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_NoticeImport", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_NoticeImportError",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ImportId = table.Column<Guid>(nullable: false),
                    Row = table.Column<int>(nullable: false),
                    Column = table.Column<string>(maxLength: 200, nullable: false),
                    Message = table.Column<string>(maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_NoticeImportError", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_NoticeImportPart",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    RowCount = table.Column<int>(nullable: false),
                    Rows = table.Column<string>(maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_NoticeImportPart", x => new { x.ImportId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "cases_PartnerNotice",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AgencyKind = table.Column<string>(maxLength: 200, nullable: false),
                    AgencyName = table.Column<string>(maxLength: 200, nullable: false),
                    Reference = table.Column<string>(maxLength: 60, nullable: true),
                    NoticeKind = table.Column<string>(maxLength: 200, nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false),
                    ReportedOn = table.Column<DateOnly>(nullable: false),
                    Place = table.Column<string>(maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(maxLength: 200, nullable: true),
                    LsoaCode = table.Column<string>(maxLength: 200, nullable: true),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    Narrative = table.Column<string>(maxLength: -1, nullable: false),
                    DriverCodes = table.Column<string>(maxLength: 500, nullable: false),
                    HandlingConditions = table.Column<string>(maxLength: 500, nullable: true),
                    SourceGrade = table.Column<string>(maxLength: 200, nullable: true),
                    InformationGrade = table.Column<string>(maxLength: 200, nullable: true),
                    WeaponCode = table.Column<string>(maxLength: 200, nullable: true),
                    InjuryCode = table.Column<string>(maxLength: 200, nullable: true),
                    ImportId = table.Column<Guid>(nullable: true),
                    ImportRow = table.Column<int>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_PartnerNotice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_Plan",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseId = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Hopes = table.Column<string>(maxLength: 2000, nullable: true),
                    Strengths = table.Column<string>(maxLength: 4000, nullable: true),
                    ChildsWords = table.Column<string>(maxLength: 4000, nullable: true),
                    NoWordsReason = table.Column<string>(maxLength: 1000, nullable: true),
                    AgreedOn = table.Column<DateOnly>(nullable: true),
                    AgreedWith = table.Column<string>(maxLength: 500, nullable: true),
                    Edits = table.Column<int>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_Plan", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_SeriousViolenceDefinition",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 200, nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Title = table.Column<string>(maxLength: 200, nullable: false),
                    ValidFrom = table.Column<DateOnly>(nullable: false),
                    ValidTo = table.Column<DateOnly>(nullable: true),
                    Rationale = table.Column<string>(maxLength: 2000, nullable: false),
                    Source = table.Column<string>(maxLength: 500, nullable: false),
                    IsConfirmed = table.Column<bool>(nullable: false),
                    AgeFrom = table.Column<int>(nullable: false),
                    AgeTo = table.Column<int>(nullable: false),
                    Basis = table.Column<string>(maxLength: 60, nullable: false),
                    DomesticContext = table.Column<string>(maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_SeriousViolenceDefinition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_InterventionRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 200, nullable: false),
                    Why = table.Column<string>(maxLength: 2000, nullable: false),
                    RequestedOn = table.Column<DateOnly>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_InterventionRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_InterventionRequest_cases_Case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "cases_Case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_ChildMatchKey",
                columns: table => new
                {
                    ChildId = table.Column<Guid>(nullable: false),
                    Value = table.Column<string>(maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_ChildMatchKey", x => new { x.ChildId, x.Value });
                    table.ForeignKey(
                        name: "FK_cases_ChildMatchKey_cases_Child_ChildId",
                        column: x => x.ChildId,
                        principalTable: "cases_Child",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_ChildNameToken",
                columns: table => new
                {
                    ChildId = table.Column<Guid>(nullable: false),
                    Token = table.Column<string>(maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_ChildNameToken", x => new { x.ChildId, x.Token });
                    table.ForeignKey(
                        name: "FK_cases_ChildNameToken_cases_Child_ChildId",
                        column: x => x.ChildId,
                        principalTable: "cases_Child",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_IncidentChild",
                columns: table => new
                {
                    IncidentId = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_IncidentChild", x => new { x.IncidentId, x.ChildId });
                    table.ForeignKey(
                        name: "FK_cases_IncidentChild_cases_Incident_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "cases_Incident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_IncidentDecision",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    IncidentId = table.Column<Guid>(nullable: false),
                    DefinitionCode = table.Column<string>(maxLength: 200, nullable: false),
                    DefinitionVersion = table.Column<int>(nullable: false),
                    DefinitionName = table.Column<string>(maxLength: 200, nullable: false),
                    IsSerious = table.Column<bool>(nullable: false),
                    ClauseCode = table.Column<string>(maxLength: 200, nullable: true),
                    Sentence = table.Column<string>(maxLength: 1000, nullable: false),
                    DecidedUtc = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_IncidentDecision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_IncidentDecision_cases_Incident_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "cases_Incident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_NoticePerson",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    NoticeId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    ReportedOn = table.Column<DateOnly>(nullable: false),
                    Role = table.Column<string>(maxLength: 200, nullable: false),
                    GivenNames = table.Column<string>(maxLength: 200, nullable: false),
                    FamilyName = table.Column<string>(maxLength: 200, nullable: false),
                    DateOfBirth = table.Column<DateOnly>(nullable: true),
                    SexCode = table.Column<string>(maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(maxLength: 200, nullable: true),
                    NhsNumber = table.Column<string>(maxLength: 200, nullable: true),
                    ExactKey = table.Column<string>(maxLength: 120, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    ChildId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_NoticePerson", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_NoticePerson_cases_PartnerNotice_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "cases_PartnerNotice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_PlanItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PlanId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 200, nullable: false),
                    What = table.Column<string>(maxLength: 1000, nullable: false),
                    Who = table.Column<string>(maxLength: 200, nullable: false),
                    WhoName = table.Column<string>(maxLength: 200, nullable: true),
                    ByWhen = table.Column<DateOnly>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_PlanItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_PlanItem_cases_Plan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "cases_Plan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases_DefinitionClause",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DefinitionId = table.Column<Guid>(nullable: false),
                    Order = table.Column<int>(nullable: false),
                    Code = table.Column<string>(maxLength: 200, nullable: false),
                    Sentence = table.Column<string>(maxLength: 500, nullable: false),
                    OffenceCategories = table.Column<string>(maxLength: 500, nullable: true),
                    OffenceCodes = table.Column<string>(maxLength: 1000, nullable: true),
                    MinimumYjbScore = table.Column<int>(nullable: true),
                    Weapons = table.Column<string>(maxLength: 200, nullable: true),
                    MinimumInjury = table.Column<string>(maxLength: 200, nullable: true),
                    MinimumPeopleHarmed = table.Column<int>(nullable: true),
                    Online = table.Column<bool>(nullable: true),
                    IsConfirmed = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_DefinitionClause", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_DefinitionClause_cases_SeriousViolenceDefinition_D~",
                        column: x => x.DefinitionId,
                        principalTable: "cases_SeriousViolenceDefinition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_MatchCandidate",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    Rank = table.Column<int>(nullable: false),
                    Decision = table.Column<string>(maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_MatchCandidate", x => new { x.PersonId, x.ChildId });
                    table.ForeignKey(
                        name: "FK_cases_MatchCandidate_cases_NoticePerson_PersonId",
                        column: x => x.PersonId,
                        principalTable: "cases_NoticePerson",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Case_ChildId",
                table: "cases_Case",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Case_Status_OpenedOn_Id",
                table: "cases_Case",
                columns: new[] { "Status", "OpenedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Case_WorkerId_Status_PlanDueOn",
                table: "cases_Case",
                columns: new[] { "WorkerId", "Status", "PlanDueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Child_NhsNumber",
                table: "cases_Child",
                column: "NhsNumber");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Child_SortName_Id",
                table: "cases_Child",
                columns: new[] { "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_ChildMatchKey_Value_ChildId",
                table: "cases_ChildMatchKey",
                columns: new[] { "Value", "ChildId" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_ChildNameToken_Token_ChildId",
                table: "cases_ChildNameToken",
                columns: new[] { "Token", "ChildId" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DefinitionClause_DefinitionId",
                table: "cases_DefinitionClause",
                column: "DefinitionId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Incident_HappenedOn_Id",
                table: "cases_Incident",
                columns: new[] { "HappenedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Incident_NoticeId",
                table: "cases_Incident",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_IncidentChild_ChildId",
                table: "cases_IncidentChild",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_IncidentDecision_DefinitionCode_DefinitionVersion",
                table: "cases_IncidentDecision",
                columns: new[] { "DefinitionCode", "DefinitionVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_IncidentDecision_IncidentId",
                table: "cases_IncidentDecision",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_InterventionRequest_CaseId",
                table: "cases_InterventionRequest",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_MatchCandidate_ChildId",
                table: "cases_MatchCandidate",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticeImport_CreatedUtc",
                table: "cases_NoticeImport",
                column: "CreatedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticeImport_Sha256",
                table: "cases_NoticeImport",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticeImport_Status_CreatedUtc",
                table: "cases_NoticeImport",
                columns: new[] { "Status", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticeImportError_ImportId_Row",
                table: "cases_NoticeImportError",
                columns: new[] { "ImportId", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticePerson_ChildId",
                table: "cases_NoticePerson",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticePerson_ExactKey",
                table: "cases_NoticePerson",
                column: "ExactKey");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticePerson_NoticeId",
                table: "cases_NoticePerson",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_NoticePerson_Status_ReportedOn_Id",
                table: "cases_NoticePerson",
                columns: new[] { "Status", "ReportedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_PartnerNotice_ImportId_ImportRow",
                table: "cases_PartnerNotice",
                columns: new[] { "ImportId", "ImportRow" },
                unique: true,
                filter: "\"ImportId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_PartnerNotice_NoticeKind_ReportedOn",
                table: "cases_PartnerNotice",
                columns: new[] { "NoticeKind", "ReportedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_PartnerNotice_Reference_AgencyName",
                table: "cases_PartnerNotice",
                columns: new[] { "Reference", "AgencyName" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_PartnerNotice_ReportedOn_Id",
                table: "cases_PartnerNotice",
                columns: new[] { "ReportedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_Plan_CaseId_Number",
                table: "cases_Plan",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_Plan_ChildId",
                table: "cases_Plan",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_PlanItem_PlanId",
                table: "cases_PlanItem",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_SeriousViolenceDefinition_Code_Version",
                table: "cases_SeriousViolenceDefinition",
                columns: new[] { "Code", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_ChildMatchKey");

            migrationBuilder.DropTable(
                name: "cases_ChildNameToken");

            migrationBuilder.DropTable(
                name: "cases_DefinitionClause");

            migrationBuilder.DropTable(
                name: "cases_IncidentChild");

            migrationBuilder.DropTable(
                name: "cases_IncidentDecision");

            migrationBuilder.DropTable(
                name: "cases_InterventionRequest");

            migrationBuilder.DropTable(
                name: "cases_MatchCandidate");

            migrationBuilder.DropTable(
                name: "cases_NoticeImport");

            migrationBuilder.DropTable(
                name: "cases_NoticeImportError");

            migrationBuilder.DropTable(
                name: "cases_NoticeImportPart");

            migrationBuilder.DropTable(
                name: "cases_PlanItem");

            migrationBuilder.DropTable(
                name: "cases_Child");

            migrationBuilder.DropTable(
                name: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropTable(
                name: "cases_Incident");

            migrationBuilder.DropTable(
                name: "cases_Case");

            migrationBuilder.DropTable(
                name: "cases_NoticePerson");

            migrationBuilder.DropTable(
                name: "cases_Plan");

            migrationBuilder.DropTable(
                name: "cases_PartnerNotice");
        }
    }
}
