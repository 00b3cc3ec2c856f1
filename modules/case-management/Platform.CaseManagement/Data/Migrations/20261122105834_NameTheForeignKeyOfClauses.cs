using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class NameTheForeignKeyOfClauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_cases_DefinitionClause_cases_SeriousViolenceDefinition_D~",
                table: "cases_DefinitionClause");

            migrationBuilder.AddForeignKey(
                name: "FK_cases_DefinitionClause_DefinitionId",
                table: "cases_DefinitionClause",
                column: "DefinitionId",
                principalTable: "cases_SeriousViolenceDefinition",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_cases_DefinitionClause_DefinitionId",
                table: "cases_DefinitionClause");

            migrationBuilder.AddForeignKey(
                name: "FK_cases_DefinitionClause_cases_SeriousViolenceDefinition_D~",
                table: "cases_DefinitionClause",
                column: "DefinitionId",
                principalTable: "cases_SeriousViolenceDefinition",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
