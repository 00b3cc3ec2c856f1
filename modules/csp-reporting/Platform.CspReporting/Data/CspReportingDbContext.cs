using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Facts;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Data;

namespace Platform.CspReporting.Data;

/// <summary>The module's tables: imported public data by file, facts from events, and published reports.</summary>
internal sealed class CspReportingDbContext(DbContextOptions<CspReportingDbContext> options, ModuleDbContextServices services)
    : ModuleDbContext(options, services)
{
    private const int CodeLength = 9;

    /// <inheritdoc />
    protected override string TablePrefix => "csp_";

    public DbSet<PublicFile> PublicFiles => Set<PublicFile>();

    public DbSet<StreetCrime> StreetCrimes => Set<StreetCrime>();

    public DbSet<StopAndSearch> StopsAndSearches => Set<StopAndSearch>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<Lsoa> Lsoas => Set<Lsoa>();

    public DbSet<Authority> Authorities => Set<Authority>();

    public DbSet<Population> Populations => Set<Population>();

    public DbSet<EthnicPopulation> EthnicPopulations => Set<EthnicPopulation>();

    public DbSet<DeprivationRank> DeprivationRanks => Set<DeprivationRank>();

    public DbSet<Boundary> Boundaries => Set<Boundary>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<ChildGroup> ChildGroups => Set<ChildGroup>();

    public DbSet<GapFinding> GapFindings => Set<GapFinding>();

    public DbSet<GapStep> GapSteps => Set<GapStep>();

    public DbSet<PublishedMeasure> PublishedMeasures => Set<PublishedMeasure>();

    public DbSet<IndicatorDefinition> IndicatorDefinitions => Set<IndicatorDefinition>();

    public DbSet<IndicatorFigures> IndicatorFigures => Set<IndicatorFigures>();

    public DbSet<IndicatorTarget> IndicatorTargets => Set<IndicatorTarget>();

    public DbSet<IndicatorReturn> IndicatorReturns => Set<IndicatorReturn>();

    public DbSet<ReportDraft> ReportDrafts => Set<ReportDraft>();

    public DbSet<PublishedReport> PublishedReports => Set<PublishedReport>();

    /// <summary>Files in use: not replaced by a later version.</summary>
    public IQueryable<PublicFile> CurrentFiles(PublicFileKind kind)
        => PublicFiles.AsNoTracking().Where(file => file.Kind == kind && file.SupersededBy == null);

    /// <inheritdoc />
    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PublicFile>(file =>
        {
            file.HasKey(f => f.Number);
            file.Property(f => f.Subject).HasMaxLength(100);
            file.Property(f => f.Force).HasMaxLength(60);
            file.Property(f => f.ContentHash).HasMaxLength(64);
            file.Property(f => f.Source).HasMaxLength(500);
            file.Property(f => f.Remarks).HasMaxLength(-1);
            file.Property(f => f.Changes).HasMaxLength(-1);
            // Two imports of one subject at the same time: the second fails whole.
            file.HasIndex(f => new { f.Kind, f.Subject }).IsUnique().HasFilter("\"SupersededBy\" IS NULL");
            file.HasIndex(f => new { f.Kind, f.MonthOn });
        });

        Row<StreetCrime>(modelBuilder, crime =>
        {
            crime.Property(c => c.LsoaCode).HasMaxLength(CodeLength);
            crime.Property(c => c.CrimeId).HasMaxLength(32);
            // Holds all that the report counts, so that it never reads the rows themselves.
            crime.HasIndex(c => new { c.FileNumber, c.LsoaCode, c.CrimeType });
        });
        Row<StopAndSearch>(modelBuilder, search =>
        {
            search.Property(s => s.LsoaCode).HasMaxLength(CodeLength);
            // Holds all that tables of searches count.
            search.HasIndex(s => new { s.FileNumber, s.AgeRange, s.SelfDefinedEthnicity, s.OfficerDefinedEthnicity, s.MonthOn, s.LsoaCode }).HasDatabaseName("IX_csp_StopAndSearch_Groups");
        });
        modelBuilder.Entity<Term>(term =>
        {
            term.HasKey(t => t.Id);
            term.HasIndex(t => new { t.List, t.Text }).IsUnique();
        });
        Row<Lsoa>(modelBuilder, lsoa =>
        {
            lsoa.Property(l => l.Code).HasMaxLength(CodeLength);
            lsoa.Property(l => l.AuthorityCode).HasMaxLength(CodeLength);
            lsoa.HasIndex(l => new { l.FileNumber, l.AuthorityCode, l.Code });
            lsoa.HasIndex(l => new { l.FileNumber, l.Code });
        });
        Row<Authority>(modelBuilder, authority =>
        {
            authority.Property(a => a.Code).HasMaxLength(CodeLength);
            authority.Property(a => a.PartnershipCode).HasMaxLength(CodeLength);
            authority.Property(a => a.ForceAreaCode).HasMaxLength(CodeLength);
            authority.HasIndex(a => new { a.FileNumber, a.Code });
        });
        Row<Population>(modelBuilder, population =>
        {
            population.Property(p => p.AreaCode).HasMaxLength(CodeLength);
            population.Property(p => p.Sex).HasMaxLength(10);
            population.HasIndex(p => new { p.FileNumber, p.AreaCode });
        });
        Row<EthnicPopulation>(modelBuilder, population =>
        {
            population.Property(p => p.AreaCode).HasMaxLength(CodeLength);
            population.HasIndex(p => new { p.FileNumber, p.AreaCode });
        });
        Row<DeprivationRank>(modelBuilder, deprivation =>
        {
            deprivation.Property(d => d.LsoaCode).HasMaxLength(CodeLength);
            deprivation.HasIndex(d => new { d.FileNumber, d.LsoaCode });
        });
        Row<Boundary>(modelBuilder, boundary =>
        {
            boundary.Property(b => b.LsoaCode).HasMaxLength(CodeLength);
            boundary.Property(b => b.AuthorityCode).HasMaxLength(CodeLength);
            boundary.HasIndex(b => new { b.FileNumber, b.LsoaCode });
        });

        modelBuilder.Entity<Fact>(fact =>
        {
            fact.IsAboutNobody("A fact holds an area, a date and a code. Leaving some out for some readers would tell them, by the difference, what they may not know.");
            fact.HasKey(f => new { f.MessageId, f.Ordinal });
            fact.Property(f => f.Measure).HasMaxLength(60);
            fact.Property(f => f.AreaCode).HasMaxLength(CodeLength);
            fact.Property(f => f.Breakdown).HasMaxLength(60);
            fact.Property(f => f.EthnicGroup).HasMaxLength(20);
            fact.HasIndex(f => new { f.AreaCode, f.HappenedOn, f.Measure });
        });
        modelBuilder.Entity<ChildGroup>(group =>
        {
            group.IsAbout(g => g.ChildId);
            group.HasKey(g => g.ChildId);
            group.Property(g => g.GroupCode).HasMaxLength(20);
        });
        modelBuilder.Entity<GapFinding>(finding =>
        {
            finding.IsAboutNobody("A finding is about groups of people, in figures that have passed disclosure control.");
            finding.Property(f => f.AreaCode).HasMaxLength(CodeLength);
            finding.Property(f => f.PointCode).HasMaxLength(60);
            finding.Property(f => f.GroupCode).HasMaxLength(20);
            finding.Property(f => f.Evidence).HasMaxLength(GapFinding.LongestText);
            finding.HasIndex(f => new { f.NextStepBy, f.Id });
        });
        modelBuilder.Entity<GapStep>(step =>
        {
            step.IsAboutNobody("A step is about groups of people and what the working group does.");
            step.Property(s => s.Text).HasMaxLength(GapFinding.LongestText);
            step.HasKey(s => new { s.FindingId, s.Ordinal });
            step.HasOne<GapFinding>().WithMany(f => f.Steps).HasForeignKey(s => s.FindingId).OnDelete(DeleteBehavior.Restrict);
        });
        Row<PublishedMeasure>(modelBuilder, measure =>
        {
            measure.Property(m => m.Measure).HasMaxLength(60);
            measure.Property(m => m.Years).HasMaxLength(40);
            measure.Property(m => m.Value).HasPrecision(18, 6);
            measure.HasIndex(m => new { m.FileNumber, m.Measure });
        });
        modelBuilder.Entity<IndicatorDefinition>(definition =>
        {
            definition.HasKey(d => new { d.Code, d.Version });
            definition.Property(d => d.Code).HasMaxLength(40);
            definition.Property(d => d.Source).HasMaxLength(300);
            definition.Property(d => d.Caveat).HasMaxLength(1_000);
            definition.Property(d => d.WhyChanged).HasMaxLength(1_000);
        });
        modelBuilder.Entity<IndicatorFigures>(figures =>
        {
            figures.IsAboutNobody("Figures of an area as they were published.");
            figures.Property(f => f.Code).HasMaxLength(40);
            figures.Property(f => f.AreaCode).HasMaxLength(CodeLength);
            figures.Property(f => f.Quarter).HasMaxLength(6);
            figures.Property(f => f.Source).HasMaxLength(500);
            figures.HasIndex(f => new { f.AreaCode, f.Code, f.Quarter, f.Edition }).IsUnique();
        });
        modelBuilder.Entity<IndicatorTarget>(target =>
        {
            target.IsAboutNobody("What a partnership wants to reach.");
            target.Property(t => t.Code).HasMaxLength(40);
            target.Property(t => t.AreaCode).HasMaxLength(CodeLength);
            target.Property(t => t.FromQuarter).HasMaxLength(6);
            target.Property(t => t.Value).HasPrecision(18, 4);
            target.Property(t => t.Why).HasMaxLength(1_000);
            target.HasIndex(t => new { t.AreaCode, t.Code });
        });
        modelBuilder.Entity<IndicatorReturn>(made =>
        {
            made.IsAboutNobody("Counts of an area and quarter; no record of anybody.");
            made.Property(r => r.AreaCode).HasMaxLength(CodeLength);
            made.Property(r => r.Quarter).HasMaxLength(6);
            made.Property(r => r.Counts).HasMaxLength(-1);
            made.HasIndex(r => new { r.AreaCode, r.Quarter, r.Revision }).IsUnique();
        });
        modelBuilder.Entity<ReportDraft>(draft =>
        {
            draft.IsAboutNobody("A report on its way to publication: a summary and figures that have passed disclosure control.");
            draft.Property(d => d.AreaCode).HasMaxLength(CodeLength);
            draft.Property(d => d.Quarter).HasMaxLength(6);
            draft.Property(d => d.Narrative).HasMaxLength(ReportDraft.LongestNarrative);
            draft.Property(d => d.CheckNote).HasMaxLength(1_000);
            draft.Property(d => d.Figures).HasMaxLength(-1);
            draft.HasIndex(d => new { d.AreaCode, d.Quarter, d.Step });
        });
        modelBuilder.Entity<PublishedReport>(report =>
        {
            report.IsAboutNobody("A published report holds counts that have passed disclosure control.");
            report.Property(r => r.AreaCode).HasMaxLength(CodeLength);
            report.Property(r => r.Quarter).HasMaxLength(6);
            report.Property(r => r.Figures).HasMaxLength(-1);
            report.HasIndex(r => new { r.AreaCode, r.Quarter, r.Edition }).IsUnique();
        });
    }

    private static void Row<TRow>(ModelBuilder modelBuilder, Action<Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<TRow>> configure)
        where TRow : PublicRow
        => modelBuilder.Entity<TRow>(row =>
        {
            row.HasKey(r => r.Id);
            configure(row);
        });
}
