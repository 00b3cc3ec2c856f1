using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.CspReporting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "csp_Authority",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Code = table.Column<string>(maxLength: 9, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    PartnershipCode = table.Column<string>(maxLength: 9, nullable: false),
                    PartnershipName = table.Column<string>(maxLength: 200, nullable: false),
                    ForceAreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    ForceAreaName = table.Column<string>(maxLength: 200, nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Authority", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_Boundary",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    LsoaCode = table.Column<string>(maxLength: 9, nullable: false),
                    LsoaName = table.Column<string>(maxLength: 200, nullable: false),
                    AuthorityCode = table.Column<string>(maxLength: 9, nullable: false),
                    Rings = table.Column<byte[]>(nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Boundary", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_DeprivationRank",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    LsoaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Rank = table.Column<int>(nullable: false),
                    Decile = table.Column<int>(nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_DeprivationRank", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_EthnicPopulation",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    GroupCode = table.Column<int>(nullable: false),
                    GroupName = table.Column<string>(maxLength: 200, nullable: false),
                    People = table.Column<int>(nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_EthnicPopulation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_Fact",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    Measure = table.Column<string>(maxLength: 60, nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false),
                    Breakdown = table.Column<string>(maxLength: 60, nullable: true),
                    Amount = table.Column<int>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Fact", x => new { x.MessageId, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "csp_Lsoa",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    Code = table.Column<string>(maxLength: 9, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    AuthorityCode = table.Column<string>(maxLength: 9, nullable: false),
                    AuthorityName = table.Column<string>(maxLength: 200, nullable: false),
                    PartnershipName = table.Column<string>(maxLength: 200, nullable: false),
                    ForceAreaName = table.Column<string>(maxLength: 200, nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Lsoa", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_Population",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Sex = table.Column<string>(maxLength: 10, nullable: false),
                    Age = table.Column<int>(nullable: true),
                    People = table.Column<int>(nullable: false),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Population", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_PublicFile",
                columns: table => new
                {
                    Number = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Subject = table.Column<string>(maxLength: 100, nullable: false),
                    Force = table.Column<string>(maxLength: 60, nullable: true),
                    MonthOn = table.Column<DateOnly>(nullable: true),
                    FileName = table.Column<string>(maxLength: 200, nullable: false),
                    ContentHash = table.Column<string>(maxLength: 64, nullable: false),
                    Rows = table.Column<int>(nullable: false),
                    Source = table.Column<string>(maxLength: 500, nullable: false),
                    ImportedUtc = table.Column<DateTime>(nullable: false),
                    ImportedBy = table.Column<string>(maxLength: 200, nullable: false),
                    SupersededBy = table.Column<int>(nullable: true),
                    Remarks = table.Column<string>(maxLength: -1, nullable: false),
                    Changes = table.Column<string>(maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_PublicFile", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "csp_PublishedReport",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(maxLength: 6, nullable: false),
                    Edition = table.Column<int>(nullable: false),
                    Figures = table.Column<string>(maxLength: -1, nullable: false),
                    PublishedUtc = table.Column<DateTime>(nullable: false),
                    PublishedBy = table.Column<string>(maxLength: 200, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_PublishedReport", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_StopAndSearch",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    OccurredUtc = table.Column<DateTime>(nullable: false),
                    Longitude = table.Column<double>(nullable: true),
                    Latitude = table.Column<double>(nullable: true),
                    Kind = table.Column<int>(nullable: false),
                    Gender = table.Column<int>(nullable: true),
                    AgeRange = table.Column<int>(nullable: true),
                    SelfDefinedEthnicity = table.Column<int>(nullable: true),
                    OfficerDefinedEthnicity = table.Column<int>(nullable: true),
                    Legislation = table.Column<int>(nullable: true),
                    ObjectOfSearch = table.Column<int>(nullable: true),
                    Outcome = table.Column<int>(nullable: true),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_StopAndSearch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_StreetCrime",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    LsoaCode = table.Column<string>(maxLength: 9, nullable: true),
                    CrimeType = table.Column<int>(nullable: false),
                    Outcome = table.Column<int>(nullable: true),
                    CrimeId = table.Column<byte[]>(maxLength: 32, nullable: true),
                    Longitude = table.Column<double>(nullable: true),
                    Latitude = table.Column<double>(nullable: true),
                    FileNumber = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_StreetCrime", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "csp_Term",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false),
                    List = table.Column<string>(maxLength: 60, nullable: false),
                    Text = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csp_Term", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Authority_FileNumber_Code",
                table: "csp_Authority",
                columns: new[] { "FileNumber", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Boundary_FileNumber_LsoaCode",
                table: "csp_Boundary",
                columns: new[] { "FileNumber", "LsoaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_DeprivationRank_FileNumber_LsoaCode",
                table: "csp_DeprivationRank",
                columns: new[] { "FileNumber", "LsoaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_EthnicPopulation_FileNumber_AreaCode",
                table: "csp_EthnicPopulation",
                columns: new[] { "FileNumber", "AreaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Fact_AreaCode_HappenedOn_Measure",
                table: "csp_Fact",
                columns: new[] { "AreaCode", "HappenedOn", "Measure" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Lsoa_FileNumber_AuthorityCode_Code",
                table: "csp_Lsoa",
                columns: new[] { "FileNumber", "AuthorityCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Lsoa_FileNumber_Code",
                table: "csp_Lsoa",
                columns: new[] { "FileNumber", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Population_FileNumber_AreaCode",
                table: "csp_Population",
                columns: new[] { "FileNumber", "AreaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_PublicFile_Kind_MonthOn",
                table: "csp_PublicFile",
                columns: new[] { "Kind", "MonthOn" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_PublicFile_Kind_Subject",
                table: "csp_PublicFile",
                columns: new[] { "Kind", "Subject" },
                unique: true,
                filter: "\"SupersededBy\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_csp_PublishedReport_AreaCode_Quarter_Edition",
                table: "csp_PublishedReport",
                columns: new[] { "AreaCode", "Quarter", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_csp_StopAndSearch_FileNumber_AgeRange",
                table: "csp_StopAndSearch",
                columns: new[] { "FileNumber", "AgeRange" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_StreetCrime_FileNumber_LsoaCode_CrimeType",
                table: "csp_StreetCrime",
                columns: new[] { "FileNumber", "LsoaCode", "CrimeType" });

            migrationBuilder.CreateIndex(
                name: "IX_csp_Term_List_Text",
                table: "csp_Term",
                columns: new[] { "List", "Text" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "csp_Authority");

            migrationBuilder.DropTable(
                name: "csp_Boundary");

            migrationBuilder.DropTable(
                name: "csp_DeprivationRank");

            migrationBuilder.DropTable(
                name: "csp_EthnicPopulation");

            migrationBuilder.DropTable(
                name: "csp_Fact");

            migrationBuilder.DropTable(
                name: "csp_Lsoa");

            migrationBuilder.DropTable(
                name: "csp_Population");

            migrationBuilder.DropTable(
                name: "csp_PublicFile");

            migrationBuilder.DropTable(
                name: "csp_PublishedReport");

            migrationBuilder.DropTable(
                name: "csp_StopAndSearch");

            migrationBuilder.DropTable(
                name: "csp_StreetCrime");

            migrationBuilder.DropTable(
                name: "csp_Term");
        }
    }
}
