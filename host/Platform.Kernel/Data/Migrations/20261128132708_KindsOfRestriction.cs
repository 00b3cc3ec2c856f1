using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Kernel.Data.Migrations
{
    /// <inheritdoc />
    internal partial class KindsOfRestriction : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_sys_RecordRestriction",
                table: "sys_RecordRestriction");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "sys_RecordRestriction",
                maxLength: 60,
                nullable: false,
                defaultValue: "NamedPeople");

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "sys_RecordGrant",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Restriction",
                table: "sys_RecordGrant",
                maxLength: 60,
                nullable: false,
                defaultValue: "NamedPeople");

            migrationBuilder.AddPrimaryKey(
                name: "PK_sys_RecordRestriction",
                table: "sys_RecordRestriction",
                columns: new[] { "PersonId", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_sys_RecordRestriction",
                table: "sys_RecordRestriction");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "sys_RecordRestriction");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "sys_RecordGrant");

            migrationBuilder.DropColumn(
                name: "Restriction",
                table: "sys_RecordGrant");

            migrationBuilder.AddPrimaryKey(
                name: "PK_sys_RecordRestriction",
                table: "sys_RecordRestriction",
                column: "PersonId");
        }
    }
}
