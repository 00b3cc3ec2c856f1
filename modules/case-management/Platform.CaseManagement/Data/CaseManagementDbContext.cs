using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Families;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.Notices.Import;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;

namespace Platform.CaseManagement.Data;

/// <summary>Case management's tables.</summary>
internal sealed class CaseManagementDbContext(DbContextOptions<CaseManagementDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    /// <summary>The name of the filter that leaves out records which were joined into another.</summary>
    public const string Merged = "Merged";

    public DbSet<Child> Children => Set<Child>();

    public DbSet<PersonMerge> Merges => Set<PersonMerge>();

    public DbSet<ChildMatchKey> ChildMatchKeys => Set<ChildMatchKey>();

    public DbSet<FamilyLink> FamilyLinks => Set<FamilyLink>();

    public DbSet<MatchWeights> MatchWeights => Set<MatchWeights>();

    public DbSet<PartnerNotice> Notices => Set<PartnerNotice>();

    public DbSet<NoticePerson> NoticePeople => Set<NoticePerson>();

    public DbSet<NoticeImport> Imports => Set<NoticeImport>();

    public DbSet<NoticeImportPart> ImportParts => Set<NoticeImportPart>();

    public DbSet<NoticeImportError> ImportErrors => Set<NoticeImportError>();

    public DbSet<SeriousViolenceDefinition> Definitions => Set<SeriousViolenceDefinition>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<EscalationPrompt> Prompts => Set<EscalationPrompt>();

    public DbSet<GravityEdition> GravityEditions => Set<GravityEdition>();

    public DbSet<GravityEntry> GravityEntries => Set<GravityEntry>();

    public DbSet<GravityDecision> GravityDecisions => Set<GravityDecision>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<Plan> Plans => Set<Plan>();

    protected override string TablePrefix => "cases_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ConfigureChildren(modelBuilder);
        ConfigureFamilies(modelBuilder);
        ConfigureNotices(modelBuilder);
        ConfigureImports(modelBuilder);
        ConfigureIncidents(modelBuilder);
        ConfigureDefinitions(modelBuilder);
        ConfigurePrompts(modelBuilder);
        ConfigureGravity(modelBuilder);
        ConfigureCases(modelBuilder);
    }

    private static void ConfigureChildren(ModelBuilder model)
    {
        model.Entity<Child>(child =>
        {
            child.IsAbout(c => c.Id);
            child.HasQueryFilter(Merged, c => c.MergedIntoId == null);
            child.KeepsEarlier<Child, ChildEarlierDetail>(model,
                c => c.GivenNames, c => c.FamilyName, c => c.KnownAs, c => c.DateOfBirth, c => c.SexCode, c => c.GenderCode, c => c.GenderOwnWords, c => c.EthnicityCode,
                c => c.NhsNumber, c => c.PupilNumber, c => c.Address, c => c.Postcode, c => c.AreaCode, c => c.Strengths, c => c.SafetyNeeds);
            child.Property(c => c.Address).HasMaxLength(300);
            child.Property(c => c.Postcode).HasMaxLength(10);
            child.Property(c => c.AreaCode).HasMaxLength(9);
            child.Property(c => c.NhsNumber).HasMaxLength(10);
            child.Property(c => c.PupilNumber).HasMaxLength(13);
            child.Property(c => c.Strengths).HasMaxLength(4000);
            child.Property(c => c.SafetyNeeds).HasMaxLength(2000);
            child.HasMany(c => c.NameTokens).WithOne().HasForeignKey(t => t.ChildId);
            child.HasMany(c => c.MatchKeys).WithOne().HasForeignKey(k => k.ChildId);
            // Lists are in this order and go on after a key, so the area is a filter along the way, not a start; in the index, so that
            // other areas' rows are passed by without being fetched.
            child.HasIndex(c => new { c.SortName, c.Id, c.AreaCode, c.MergedIntoId });
            child.HasIndex(c => c.NhsNumber);
            child.HasIndex(c => c.Postcode);
        });
        model.Entity<MatchWeights>(weights =>
        {
            weights.HasKey(w => w.Version);
            weights.Property(w => w.Content).HasMaxLength(-1);
        });
        model.Entity<ChildEarlierDetail>().IsAbout(d => d.RecordId);
        model.Entity<ChildNameToken>(token =>
        {
            token.IsAbout(t => t.ChildId);
            token.HasKey(t => new { t.ChildId, t.Token });
            token.Property(t => t.Token).HasMaxLength(PersonName.MaxWord);
            token.HasIndex(t => new { t.Token, t.ChildId });
        });
        model.Entity<ChildMatchKey>(key =>
        {
            key.IsAbout(k => k.ChildId);
            key.HasKey(k => new { k.ChildId, k.Value });
            key.Property(k => k.Value).HasMaxLength(BlockingKeys.MaxLength);
            key.HasIndex(k => new { k.Value, k.ChildId });
        });
    }

    private static void ConfigureFamilies(ModelBuilder model) => model.Entity<FamilyLink>(link =>
    {
        // About two children: what reads it joins the other one, through that child's own filters.
        link.IsAbout(l => l.ChildId);
        link.Property(l => l.EndedBecause).HasMaxLength(500);
        link.HasIndex(l => new { l.ChildId, l.OtherChildId, l.KindCode }).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // The other index knows only links that go on.
        link.HasIndex(l => l.ChildId);
        link.HasIndex(l => l.OtherChildId);
    });

    private static void ConfigureNotices(ModelBuilder model)
    {
        model.Entity<PartnerNotice>(notice =>
        {
            notice.IsAbout(n => n.People, p => p.ChildId);
            notice.Property(n => n.Narrative).HasMaxLength(-1);
            notice.Property(n => n.DriverCodes).HasMaxLength(500);
            notice.Property(n => n.HandlingConditions).HasMaxLength(500);
            notice.Property(n => n.Reference).HasMaxLength(60);
            notice.Ignore(n => n.Drivers);
            notice.HasMany(n => n.People).WithOne().HasForeignKey(p => p.NoticeId);
            notice.HasIndex(n => new { n.ReportedOn, n.Id });
            notice.HasIndex(n => new { n.NoticeKind, n.ReportedOn });
            notice.HasIndex(n => new { n.Reference, n.AgencyName });
            notice.HasIndex(n => new { n.ImportId, n.ImportRow }).IsUnique().HasFilter("\"ImportId\" IS NOT NULL");
        });
        model.Entity<NoticePerson>(person =>
        {
            // Who is on no record yet is known by the notice alone, and has rights there too.
            person.IsAbout(p => p.ChildId ?? p.Id);
            person.HasKey(p => p.Id);
            // Two people who decide at once: the second is told.
            person.Property(p => p.Status).IsConcurrencyToken();
            person.Property(p => p.ExactKey).HasMaxLength(BlockingKeys.MaxLength);
            person.HasMany(p => p.Candidates).WithOne().HasForeignKey(c => c.PersonId);
            person.HasIndex(p => new { p.Status, p.ReportedOn, p.Id });
            person.HasIndex(p => p.ChildId);
            person.HasIndex(p => p.ExactKey);
        });
        model.Entity<MatchCandidate>(candidate =>
        {
            candidate.IsAbout(c => c.ChildId).IsStoredWhileRestricted("A comparison is made when a notice comes in. Refusing the notice would tell its sender of the restriction.");
            candidate.HasKey(c => new { c.PersonId, c.ChildId });
            candidate.HasIndex(c => c.ChildId);
        });
    }

    private static void ConfigureImports(ModelBuilder model)
    {
        model.Entity<NoticeImport>(import =>
        {
            import.Property(i => i.Header).HasMaxLength(4000);
            import.Property(i => i.Areas).HasMaxLength(4000);
            import.Property(i => i.Sha256).HasMaxLength(64);
            import.Ignore(i => i.Columns);
            import.HasIndex(i => i.Sha256);
            import.HasIndex(i => new { i.Status, i.CreatedUtc });
            import.HasIndex(i => i.CreatedUtc);
        });
        model.Entity<NoticeImportPart>(part =>
        {
            part.HasKey(p => new { p.ImportId, p.Number });
            part.Property(p => p.Rows).HasMaxLength(-1);
        });
        model.Entity<NoticeImportError>(error =>
        {
            error.HasKey(e => e.Id);
            error.Property(e => e.Message).HasMaxLength(500);
            error.HasIndex(e => new { e.ImportId, e.Row });
        });
    }

    private static void ConfigureIncidents(ModelBuilder model)
    {
        model.Entity<Incident>(incident =>
        {
            incident.IsAbout(i => i.Children, c => c.ChildId);
            incident.Property(i => i.Account).HasMaxLength(-1);
            incident.HasMany(i => i.Children).WithOne().HasForeignKey(c => c.IncidentId);
            incident.HasMany(i => i.Decisions).WithOne().HasForeignKey(d => d.IncidentId);
            incident.HasIndex(i => new { i.HappenedOn, i.Id });
            incident.HasIndex(i => i.NoticeId);
        });
        model.Entity<IncidentChild>(child =>
        {
            child.IsAbout(c => c.ChildId);
            child.HasKey(c => new { c.IncidentId, c.ChildId });
            child.HasIndex(c => c.ChildId);
        });
        model.Entity<IncidentDecision>(decision =>
        {
            decision.Property(d => d.Sentence).HasMaxLength(1000);
            decision.HasIndex(d => new { d.DefinitionCode, d.DefinitionVersion });
        });
    }

    private static void ConfigureDefinitions(ModelBuilder model)
    {
        model.Entity<SeriousViolenceDefinition>(definition =>
        {
            definition.Property(d => d.Rationale).HasMaxLength(2000);
            definition.Property(d => d.Source).HasMaxLength(500);
            definition.Property(d => d.ConfirmedAgainst).HasMaxLength(500);
            definition.Property(d => d.AdoptedBecause).HasMaxLength(500);
            definition.Property(d => d.Revision).IsConcurrencyToken();
            definition.HasMany(d => d.Clauses).WithOne().HasForeignKey(c => c.DefinitionId).HasConstraintName("FK_cases_DefinitionClause_DefinitionId");
            definition.HasMany(d => d.Patterns).WithOne().HasForeignKey(p => p.DefinitionId).HasConstraintName("FK_cases_DefinitionPattern_DefinitionId");
            definition.HasIndex(d => new { d.Code, d.Version }).IsUnique();
        });
        model.Entity<DefinitionPattern>().Ignore(p => p.Sentence);
        model.Entity<DefinitionClause>(clause =>
        {
            clause.Property(c => c.Sentence).HasMaxLength(500);
            clause.Property(c => c.OffenceCategories).HasMaxLength(500);
            clause.Property(c => c.OffenceCodes).HasMaxLength(1000);
        });
    }

    private static void ConfigurePrompts(ModelBuilder model)
    {
        model.Entity<EscalationPrompt>(prompt =>
        {
            prompt.IsAbout(p => p.ChildId);
            prompt.Property(p => p.Why).HasMaxLength(2000);
            prompt.Property(p => p.ClosedBecause).HasMaxLength(1000);
            prompt.HasMany(p => p.Items).WithOne().HasForeignKey(i => i.PromptId).HasConstraintName("FK_cases_EscalationPromptItem_PromptId");
            prompt.HasIndex(p => new { p.Status, p.RaisedOn, p.Id });
            prompt.HasIndex(p => p.ChildId);
        });
        model.Entity<EscalationPromptItem>().HasKey(i => new { i.PromptId, i.Kind, i.RecordId });
    }

    private static void ConfigureGravity(ModelBuilder model)
    {
        model.Entity<GravityEdition>(edition =>
        {
            edition.Property(e => e.Source).HasMaxLength(300);
            edition.HasIndex(e => e.Edition).IsUnique();
        });
        model.Entity<GravityEntry>(entry =>
        {
            entry.HasKey(e => new { e.Edition, e.Kind, e.Code });
            entry.Property(e => e.Edition).HasMaxLength(30);
            entry.Property(e => e.Code).HasMaxLength(60);
        });
        model.Entity<GravityDecision>(decision =>
        {
            decision.Property(d => d.Reason).HasMaxLength(1000);
            decision.HasIndex(d => new { d.OffenceCode, d.DecidedOn });
        });
    }

    private static void ConfigureCases(ModelBuilder model)
    {
        model.Entity<Case>(opened =>
        {
            opened.IsAbout(c => c.ChildId);
            opened.Property(c => c.Why).HasMaxLength(4000);
            opened.Property(c => c.ClosingSummary).HasMaxLength(4000);
            opened.Property(c => c.AfterCare).HasMaxLength(2000);
            opened.Property(c => c.ClosingChildsView).HasMaxLength(4000);
            opened.Property(c => c.ClosingNoViewReason).HasMaxLength(1000);
            opened.HasMany(c => c.Interventions).WithOne().HasForeignKey(i => i.CaseId);
            opened.HasIndex(c => c.ChildId);
            opened.HasIndex(c => new { c.Status, c.OpenedOn, c.Id });
            opened.HasIndex(c => new { c.WorkerId, c.Status, c.PlanDueOn });
        });
        model.Entity<InterventionRequest>().Property(i => i.Why).HasMaxLength(2000);
        model.Entity<Plan>(plan =>
        {
            plan.IsAbout(p => p.ChildId);
            plan.Property(p => p.Hopes).HasMaxLength(2000);
            plan.Property(p => p.Strengths).HasMaxLength(4000);
            plan.Property(p => p.ChildsWords).HasMaxLength(4000);
            plan.Property(p => p.NoWordsReason).HasMaxLength(1000);
            plan.Property(p => p.AgreedWith).HasMaxLength(500);
            // Owned: a plan is always read and rewritten with its rows.
            plan.OwnsMany(p => p.Items, item =>
            {
                item.WithOwner().HasForeignKey(i => i.PlanId);
                item.HasKey(i => i.Id);
                item.Property(i => i.What).HasMaxLength(1000);
            });
            plan.HasIndex(p => new { p.CaseId, p.Number }).IsUnique();
            plan.HasIndex(p => p.ChildId);
        });
    }
}
