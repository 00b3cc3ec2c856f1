using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CaseManagement.Data.Migrations
{
    /// <inheritdoc />
    internal partial class PassOtherAreasByInTheIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_Child_SortName_Id",
                table: "cases_Child");

            migrationBuilder.CreateIndex(
                name: "IX_cases_FamilyLink_ChildId",
                table: "cases_FamilyLink",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Child_SortName_Id_AreaCode_MergedIntoId",
                table: "cases_Child",
                columns: new[] { "SortName", "Id", "AreaCode", "MergedIntoId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_FamilyLink_ChildId",
                table: "cases_FamilyLink");

            migrationBuilder.DropIndex(
                name: "IX_cases_Child_SortName_Id_AreaCode_MergedIntoId",
                table: "cases_Child");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Child_SortName_Id",
                table: "cases_Child",
                columns: new[] { "SortName", "Id" });
        }
    }
}
