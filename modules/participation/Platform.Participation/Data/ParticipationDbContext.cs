using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Participation.Taxonomy;
using Platform.Participation.Themes;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Data;

internal sealed class ParticipationDbContext(DbContextOptions<ParticipationDbContext> options, ModuleDbContextServices services)
    : ModuleDbContext(options, services)
{
    public const int AreaCodeLength = 9;
    public const int ThemeCodeLength = 60;

    protected override string TablePrefix => "voice_";

    public DbSet<Voice> Voices => Set<Voice>();

    public DbSet<ViewRequest> ViewRequests => Set<ViewRequest>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<TaxonomyTheme> Taxonomy => Set<TaxonomyTheme>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Voice>(voice =>
        {
            voice.IsAbout(v => v.ChildId);
            voice.Property(v => v.AreaCode).HasMaxLength(AreaCodeLength);
            voice.Property(v => v.Words).HasMaxLength(Voice.WordsLength);
            voice.HasIndex(v => new { v.SaidOn, v.Id });
            voice.HasIndex(v => new { v.ChildId, v.SaidOn });
            voice.HasMany(v => v.Themes).WithOne().HasForeignKey(t => t.VoiceId);
        });
        modelBuilder.Entity<VoiceTheme>(theme =>
        {
            theme.HasKey(t => new { t.VoiceId, t.ThemeCode });
            theme.Property(t => t.ThemeCode).HasMaxLength(ThemeCodeLength);
            theme.HasIndex(t => t.ThemeCode);
        });
        modelBuilder.Entity<ViewRequest>(request =>
        {
            request.IsAbout(r => r.ChildId);
            request.Property(r => r.AreaCode).HasMaxLength(AreaCodeLength);
            request.Property(r => r.HowAsked).HasMaxLength(Voice.WordsLength);
            // One request for each plan, programme and case, however often the event is told.
            request.HasIndex(r => new { r.About, r.AboutId }).IsUnique();
            request.HasIndex(r => new { r.State, r.DueOn, r.Id });
            request.HasIndex(r => r.ChildId);
        });
        modelBuilder.Entity<Theme>(theme =>
        {
            theme.IsAboutNobody("A theme is what many said; the words it rests on are voices, and those are filtered.");
            theme.Property(t => t.AreaCode).HasMaxLength(AreaCodeLength);
            theme.Property(t => t.ThemeCode).HasMaxLength(ThemeCodeLength);
            theme.Property(t => t.YouSaid).HasMaxLength(Theme.TextLength);
            theme.HasIndex(t => new { t.State, t.DueOn, t.Id });
            theme.HasMany(t => t.Voices).WithOne().HasForeignKey(v => v.ThemeId);
            theme.HasMany(t => t.Answers).WithOne().HasForeignKey("ThemeId").IsRequired();
            theme.HasMany(t => t.Tellings).WithOne().HasForeignKey("ThemeId").IsRequired();
        });
        modelBuilder.Entity<ThemeVoice>(voice =>
        {
            voice.HasKey(v => new { v.ThemeId, v.VoiceId });
            voice.HasOne<Voice>().WithMany().HasForeignKey(v => v.VoiceId);
        });
        modelBuilder.Entity<ThemeAnswer>(answer =>
        {
            answer.Property(a => a.Text).HasMaxLength(Theme.TextLength);
            answer.HasIndex(a => a.PublishedOn);
        });
        modelBuilder.Entity<Telling>().HasIndex(t => new { t.AnswerId, t.VoiceId }).IsUnique();
        modelBuilder.Entity<TaxonomyTheme>(theme =>
        {
            theme.Property(t => t.Code).HasMaxLength(ThemeCodeLength);
            theme.Property(t => t.SuggestingWords).HasMaxLength(TaxonomyTheme.WordsLength);
            theme.HasIndex(t => t.Code).IsUnique();
        });
    }
}
