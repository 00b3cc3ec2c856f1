using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class DefinitionsPromptsAndGravity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AdoptedBecause",
                table: "cases_SeriousViolenceDefinition",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AdoptedByName",
                table: "cases_SeriousViolenceDefinition",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AdoptedOn",
                table: "cases_SeriousViolenceDefinition",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedAgainst",
                table: "cases_SeriousViolenceDefinition",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedByName",
                table: "cases_SeriousViolenceDefinition",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "cases_SeriousViolenceDefinition",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDraft",
                table: "cases_SeriousViolenceDefinition",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "cases_SeriousViolenceDefinition",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PlaceKind",
                table: "cases_Incident",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinimumPoliceScore",
                table: "cases_DefinitionClause",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceKinds",
                table: "cases_DefinitionClause",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PoliceScale",
                table: "cases_DefinitionClause",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cases_DefinitionPattern",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DefinitionId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Count = table.Column<int>(nullable: false),
                    Days = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_DefinitionPattern", x => x.Id);
                    table.ForeignKey(
                        name: "FK_cases_DefinitionPattern_DefinitionId",
                        column: x => x.DefinitionId,
                        principalTable: "cases_SeriousViolenceDefinition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_EscalationPrompt",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 200, nullable: false),
                    DefinitionName = table.Column<string>(maxLength: 200, nullable: false),
                    RaisedOn = table.Column<DateOnly>(nullable: false),
                    Why = table.Column<string>(maxLength: 2000, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    ClosedOn = table.Column<DateOnly>(nullable: true),
                    ClosedByName = table.Column<string>(maxLength: 200, nullable: true),
                    ClosedBecause = table.Column<string>(maxLength: 1000, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_EscalationPrompt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_GravityDecision",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OffenceCode = table.Column<string>(maxLength: 200, nullable: false),
                    YjbEdition = table.Column<string>(maxLength: 200, nullable: false),
                    PoliceEdition = table.Column<string>(maxLength: 200, nullable: false),
                    Band = table.Column<string>(maxLength: 200, nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    Forum = table.Column<string>(maxLength: 200, nullable: false),
                    DecidedByName = table.Column<string>(maxLength: 200, nullable: false),
                    DecidedOn = table.Column<DateOnly>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_GravityDecision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_GravityEdition",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ScaleCode = table.Column<string>(maxLength: 200, nullable: false),
                    Edition = table.Column<string>(maxLength: 200, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Minimum = table.Column<int>(nullable: false),
                    Maximum = table.Column<int>(nullable: false),
                    ValidFrom = table.Column<DateOnly>(nullable: false),
                    Source = table.Column<string>(maxLength: 300, nullable: false),
                    IsConfirmed = table.Column<bool>(nullable: false),
                    ImportedByName = table.Column<string>(maxLength: 200, nullable: false),
                    ImportedOn = table.Column<DateOnly>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_GravityEdition", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases_GravityEntry",
                columns: table => new
                {
                    Edition = table.Column<string>(maxLength: 30, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Code = table.Column<string>(maxLength: 60, nullable: false),
                    Lowest = table.Column<int>(nullable: false),
                    Highest = table.Column<int>(nullable: false),
                    Words = table.Column<string>(maxLength: 200, nullable: true),
                    IsConfirmed = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_GravityEntry", x => new { x.Edition, x.Kind, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "cases_EscalationPromptItem",
                columns: table => new
                {
                    PromptId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases_EscalationPromptItem", x => new { x.PromptId, x.Kind, x.RecordId });
                    table.ForeignKey(
                        name: "FK_cases_EscalationPromptItem_PromptId",
                        column: x => x.PromptId,
                        principalTable: "cases_EscalationPrompt",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DefinitionPattern_DefinitionId",
                table: "cases_DefinitionPattern",
                column: "DefinitionId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_EscalationPrompt_ChildId",
                table: "cases_EscalationPrompt",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_EscalationPrompt_Status_RaisedOn_Id",
                table: "cases_EscalationPrompt",
                columns: new[] { "Status", "RaisedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_GravityDecision_OffenceCode_DecidedOn",
                table: "cases_GravityDecision",
                columns: new[] { "OffenceCode", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_GravityEdition_Edition",
                table: "cases_GravityEdition",
                column: "Edition",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cases_DefinitionPattern");

            migrationBuilder.DropTable(
                name: "cases_EscalationPromptItem");

            migrationBuilder.DropTable(
                name: "cases_GravityDecision");

            migrationBuilder.DropTable(
                name: "cases_GravityEdition");

            migrationBuilder.DropTable(
                name: "cases_GravityEntry");

            migrationBuilder.DropTable(
                name: "cases_EscalationPrompt");

            migrationBuilder.DropColumn(
                name: "AdoptedBecause",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "AdoptedByName",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "AdoptedOn",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "ConfirmedAgainst",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "ConfirmedByName",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "IsDraft",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "cases_SeriousViolenceDefinition");

            migrationBuilder.DropColumn(
                name: "PlaceKind",
                table: "cases_Incident");

            migrationBuilder.DropColumn(
                name: "MinimumPoliceScore",
                table: "cases_DefinitionClause");

            migrationBuilder.DropColumn(
                name: "PlaceKinds",
                table: "cases_DefinitionClause");

            migrationBuilder.DropColumn(
                name: "PoliceScale",
                table: "cases_DefinitionClause");
        }
    }
}
