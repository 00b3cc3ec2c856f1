using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Participation.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "voice_TaxonomyTheme",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    SuggestingWords = table.Column<string>(maxLength: 1000, nullable: false),
                    IsRetired = table.Column<bool>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_TaxonomyTheme", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voice_Theme",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    ThemeCode = table.Column<string>(maxLength: 60, nullable: false),
                    YouSaid = table.Column<string>(maxLength: 1000, nullable: false),
                    AskedOf = table.Column<string>(maxLength: 200, nullable: false),
                    RaisedOn = table.Column<DateOnly>(nullable: false),
                    AnswerDueOn = table.Column<DateOnly>(nullable: false),
                    TellDueOn = table.Column<DateOnly>(nullable: false),
                    State = table.Column<string>(maxLength: 60, nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    FirstToldOn = table.Column<DateOnly>(nullable: true),
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
                    table.PrimaryKey("PK_voice_Theme", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voice_ViewRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ChildId = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    About = table.Column<string>(maxLength: 60, nullable: false),
                    AboutId = table.Column<Guid>(nullable: false),
                    HappenedOn = table.Column<DateOnly>(nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    OpenedUtc = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 60, nullable: false),
                    ClosedOn = table.Column<DateOnly>(nullable: true),
                    ClosedUtc = table.Column<DateTime>(nullable: true),
                    VoiceId = table.Column<Guid>(nullable: true),
                    HowAsked = table.Column<string>(maxLength: 4000, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_ViewRequest", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voice_Voice",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AreaCode = table.Column<string>(maxLength: 9, nullable: false),
                    Who = table.Column<string>(maxLength: 60, nullable: false),
                    How = table.Column<string>(maxLength: 60, nullable: false),
                    ChildId = table.Column<Guid>(nullable: true),
                    Words = table.Column<string>(maxLength: 4000, nullable: true),
                    About = table.Column<string>(maxLength: 200, nullable: false),
                    SaidOn = table.Column<DateOnly>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    MayUseAnonymously = table.Column<bool>(nullable: false),
                    MayQuote = table.Column<bool>(nullable: false),
                    ConsentWithdrawnOn = table.Column<DateOnly>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    LastEventUtc = table.Column<DateTime>(nullable: false),
                    CreatedUtc = table.Column<DateTime>(nullable: false),
                    CreatedBy = table.Column<Guid>(nullable: true),
                    ModifiedUtc = table.Column<DateTime>(nullable: true),
                    ModifiedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_Voice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voice_Telling",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AnswerId = table.Column<Guid>(nullable: false),
                    VoiceId = table.Column<Guid>(nullable: false),
                    ToldOn = table.Column<DateOnly>(nullable: false),
                    Way = table.Column<string>(maxLength: 60, nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    ThemeId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_Telling", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voice_Telling_voice_Theme_ThemeId",
                        column: x => x.ThemeId,
                        principalTable: "voice_Theme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voice_ThemeAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Text = table.Column<string>(maxLength: 1000, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(nullable: false),
                    RecordedUtc = table.Column<DateTime>(nullable: false),
                    RecordedBy = table.Column<string>(maxLength: 200, nullable: false),
                    PublishedOn = table.Column<DateOnly>(nullable: true),
                    QuotedVoiceId = table.Column<Guid>(nullable: true),
                    ThemeId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_ThemeAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voice_ThemeAnswer_voice_Theme_ThemeId",
                        column: x => x.ThemeId,
                        principalTable: "voice_Theme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voice_ThemeVoice",
                columns: table => new
                {
                    ThemeId = table.Column<Guid>(nullable: false),
                    VoiceId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_ThemeVoice", x => new { x.ThemeId, x.VoiceId });
                    table.ForeignKey(
                        name: "FK_voice_ThemeVoice_voice_Theme_ThemeId",
                        column: x => x.ThemeId,
                        principalTable: "voice_Theme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_voice_ThemeVoice_voice_Voice_VoiceId",
                        column: x => x.VoiceId,
                        principalTable: "voice_Voice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voice_VoiceTheme",
                columns: table => new
                {
                    VoiceId = table.Column<Guid>(nullable: false),
                    ThemeCode = table.Column<string>(maxLength: 60, nullable: false),
                    WasSuggested = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voice_VoiceTheme", x => new { x.VoiceId, x.ThemeCode });
                    table.ForeignKey(
                        name: "FK_voice_VoiceTheme_voice_Voice_VoiceId",
                        column: x => x.VoiceId,
                        principalTable: "voice_Voice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_voice_TaxonomyTheme_Code",
                table: "voice_TaxonomyTheme",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voice_Telling_AnswerId_VoiceId",
                table: "voice_Telling",
                columns: new[] { "AnswerId", "VoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voice_Telling_ThemeId",
                table: "voice_Telling",
                column: "ThemeId");

            migrationBuilder.CreateIndex(
                name: "IX_voice_Theme_State_DueOn_Id",
                table: "voice_Theme",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voice_ThemeAnswer_PublishedOn",
                table: "voice_ThemeAnswer",
                column: "PublishedOn");

            migrationBuilder.CreateIndex(
                name: "IX_voice_ThemeAnswer_ThemeId",
                table: "voice_ThemeAnswer",
                column: "ThemeId");

            migrationBuilder.CreateIndex(
                name: "IX_voice_ThemeVoice_VoiceId",
                table: "voice_ThemeVoice",
                column: "VoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_voice_ViewRequest_About_AboutId",
                table: "voice_ViewRequest",
                columns: new[] { "About", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voice_ViewRequest_ChildId",
                table: "voice_ViewRequest",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_voice_ViewRequest_State_DueOn_Id",
                table: "voice_ViewRequest",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voice_Voice_ChildId_SaidOn",
                table: "voice_Voice",
                columns: new[] { "ChildId", "SaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_voice_Voice_SaidOn_Id",
                table: "voice_Voice",
                columns: new[] { "SaidOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voice_VoiceTheme_ThemeCode",
                table: "voice_VoiceTheme",
                column: "ThemeCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "voice_TaxonomyTheme");

            migrationBuilder.DropTable(
                name: "voice_Telling");

            migrationBuilder.DropTable(
                name: "voice_ThemeAnswer");

            migrationBuilder.DropTable(
                name: "voice_ThemeVoice");

            migrationBuilder.DropTable(
                name: "voice_ViewRequest");

            migrationBuilder.DropTable(
                name: "voice_VoiceTheme");

            migrationBuilder.DropTable(
                name: "voice_Theme");

            migrationBuilder.DropTable(
                name: "voice_Voice");
        }
    }
}
