using System.Text.Json;
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
using Platform.Kernel.Rights;

namespace Platform.CaseManagement.Data;

/// <summary>What this module holds about people.</summary>
internal sealed class CaseManagementPersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        DefineChildren(data);
        DefineNotices(data);
        DefineIncidents(data);
        DefineCases(data);
    }

    protected override async Task<int> EraseBeyondTheMapAsync(PersonErasure erasure, CancellationToken cancellationToken)
    {
        var db = (CaseManagementDbContext)erasure.Context;
        // Whom only this child might have been is compared with nobody now.
        var alone = await db.NoticePeople.IgnoreQueryFilters().Where(p => p.Status == MatchStatus.ToReview && p.Candidates.Count == 0).ToListAsync(cancellationToken);
        foreach (var person in alone)
            db.Entry(person).Property(p => p.Status).CurrentValue = MatchStatus.NotOnRecord;
        return alone.Count + await EraseWaitingRowsAsync(db, erasure.Identity, cancellationToken);
    }

    protected override async Task<IReadOnlyList<ExportedRow>> ExportBeyondTheMapAsync(PersonLookUp person, CancellationToken cancellationToken)
    {
        if (person.Identity.IsEmpty)
            return [];
        var db = (CaseManagementDbContext)person.Context;
        var rows = new List<ExportedRow>();
        foreach (var import in await db.Imports.AsNoTracking().IgnoreQueryFilters().Where(i => db.ImportParts.Any(p => p.ImportId == i.Id)).ToListAsync(cancellationToken))
            foreach (var part in await db.ImportParts.AsNoTracking().Where(p => p.ImportId == import.Id).OrderBy(p => p.Number).ToListAsync(cancellationToken))
                foreach (var row in (JsonSerializer.Deserialize<List<FileRow>>(part.Rows) ?? []).Where(r => Names(person.Identity, r)))
                    rows.Add(new ExportedRow("cases_NoticeImportPart", $"{import.Id}/{part.Number}/{row.Number}", "A row of a partner’s file that is not imported yet", true, null,
                        [.. row.Cells.Select((cell, i) => (Cell: cell, Column: import.Columns.ElementAtOrDefault(i) ?? $"column {i + 1}")).Where(c => c.Cell.Length > 0)
                            .Select(c => new ExportedField(c.Column, c.Column, c.Cell, PersonalDataClass.Text, "It stands in a partner’s file, and may be about others."))]));
        return rows;
    }

    /// <summary>Rows of files that wait or were never finished: a row that names the person is emptied, so that the others keep their place.</summary>
    private static async Task<int> EraseWaitingRowsAsync(CaseManagementDbContext db, PersonIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.IsEmpty)
            return 0;
        var changed = 0;
        foreach (var part in await db.ImportParts.ToListAsync(cancellationToken))
        {
            var rows = JsonSerializer.Deserialize<List<FileRow>>(part.Rows) ?? [];
            var clean = rows.Select(r => Names(identity, r) ? r with { Cells = [.. r.Cells.Select(_ => "")] } : r).ToList();
            var emptied = rows.Where((r, i) => !ReferenceEquals(r, clean[i])).Count();
            if (emptied == 0)
                continue;
            db.Entry(part).Property(p => p.Rows).CurrentValue = JsonSerializer.Serialize(clean);
            changed += emptied;
        }

        return changed;
    }

    // Names are in cells of their own there: two of the person's, or a whole name or number.
    private static bool Names(PersonIdentity identity, FileRow row)
        => identity.Phrases.Any(p => row.Cells.Any(c => c.Contains(p, StringComparison.OrdinalIgnoreCase)))
            || identity.Words.Count(w => row.Cells.Any(c => c.Trim().Equals(w, StringComparison.OrdinalIgnoreCase))) >= 2;

    private static void DefineChildren(PersonalDataBuilder data)
    {
        data.Entity<Child>("The child's record").IsPerson(PersonKinds.Child, c => c.Id)
            .Names(c => c.GivenNames, c => c.FamilyName, c => c.KnownAs).Numbers(c => c.NhsNumber, c => c.PupilNumber).Born(c => c.DateOfBirth)
            .Identity(c => c.Address, c => c.Postcode)
            .Facts(c => c.SexCode, c => c.GenderCode, c => c.EthnicityCode, c => c.AreaCode, c => c.RegisteredOn)
            .Words(c => c.GenderOwnWords).Text(c => c.Strengths, c => c.SafetyNeeds).SearchKeys(c => c.SortName)
            .Kept(RetentionSchedules.ChildRecord, c => c.RegisteredOn);
        data.Entity<FamilyLink>("Another child of the family or household").About(PersonKinds.Child, l => l.ChildId).About(PersonKinds.Child, l => l.OtherChildId)
            .Facts(l => l.KindCode, l => l.SourceCode, l => l.SinceOn, l => l.RecordedOn, l => l.EndedOn).Text(l => l.SourceNote, l => l.EndedBecause);
        data.Nobody<MatchWeights>("What agreement counts in matching, and how often names occur that at least twenty children have.").Text(w => w.Content);
        data.Entity<ChildEarlierDetail>("What a detail was before it was put right").About(PersonKinds.Child, d => d.RecordId)
            .Facts(d => d.Property).Text(d => d.Value, d => d.Reason).Workers(d => d.ReplacedByName);
        data.Entity<ChildNameToken>("A word that the child is found by").About(PersonKinds.Child, t => t.ChildId).SearchKeys(t => t.Token);
        data.Entity<ChildMatchKey>("A key that the child is matched by").About(PersonKinds.Child, k => k.ChildId).SearchKeys(k => k.Value);
    }

    private static void DefineNotices(PersonalDataBuilder data)
    {
        data.Entity<PartnerNotice>("A partner's notice").Shared()
            .Facts(n => n.AgencyKind, n => n.AgencyName, n => n.Reference, n => n.NoticeKind, n => n.HappenedOn, n => n.ReportedOn, n => n.LsoaCode, n => n.AreaCode,
                n => n.DriverCodes, n => n.SourceGrade, n => n.InformationGrade, n => n.WeaponCode, n => n.InjuryCode)
            .Text(n => n.Narrative, n => n.HandlingConditions, n => n.Place, n => n.Postcode);
        data.Entity<NoticePerson>("How a notice names the person").About(PersonKinds.Child, p => p.ChildId).Joins<PartnerNotice>()
            .IsPerson(PersonKinds.NamedPerson, p => p.Id, only: p => p.ChildId == null && p.Role != NoticeCodes.Harmed && p.Role != NoticeCodes.Witness)
            .IsPerson(PersonKinds.NamedPerson, p => p.Id, RightsPermissions.PeopleHarmed, only: p => p.ChildId == null && (p.Role == NoticeCodes.Harmed || p.Role == NoticeCodes.Witness))
            .Names(p => p.GivenNames, p => p.FamilyName).Numbers(p => p.NhsNumber).Born(p => p.DateOfBirth).Identity(p => p.Postcode)
            .Facts(p => p.AreaCode, p => p.ReportedOn, p => p.Role, p => p.SexCode).SearchKeys(p => p.ExactKey);
        data.Entity<MatchCandidate>("A comparison with somebody whom a notice names").About(PersonKinds.Child, c => c.ChildId).PartOf<NoticePerson>();
        data.Nobody<NoticeImport>("A file and how far it is imported.").Workers(i => i.UploadedByName);
        data.Nobody<NoticeImportPart>("Rows on their way in; they are looked through by themselves.");
        data.Nobody<NoticeImportError>("What is wrong in a row.").Text(e => e.Message);
    }

    private static void DefineIncidents(PersonalDataBuilder data)
    {
        data.Nobody<SeriousViolenceDefinition>("A published or agreed definition.").Workers(d => d.AdoptedByName, d => d.ConfirmedByName);
        data.Nobody<DefinitionClause>("A sentence of a definition.");
        data.Nobody<DefinitionPattern>("A rule of a definition about what happens over time.");
        data.Nobody<GravityEdition>("A published edition of a scale.").Workers(e => e.ImportedByName);
        data.Nobody<GravityEntry>("A line of a published edition.");
        data.Nobody<GravityDecision>("What partners agreed about an offence.").Workers(d => d.DecidedByName);
        data.Entity<EscalationPrompt>("A request to look at what has happened").About(PersonKinds.Child, p => p.ChildId)
            .Facts(p => p.AreaCode, p => p.RaisedOn, p => p.DefinitionName, p => p.Why, p => p.ClosedOn).Text(p => p.ClosedBecause).Workers(p => p.ClosedByName);
        data.Entity<EscalationPromptItem>("A record that somebody was asked to look at").PartOf<EscalationPrompt>().Facts(i => i.HappenedOn);
        data.Entity<Incident>("An incident").Shared(i => i.ChildId)
            .Facts(i => i.OffenceCode, i => i.HappenedOn, i => i.ReportedOn, i => i.LsoaCode, i => i.AreaCode, i => i.WeaponCode, i => i.InjuryCode, i => i.PlaceKind)
            .Text(i => i.Place, i => i.Postcode, i => i.Account);
        data.Entity<IncidentChild>("A part in an incident").About(PersonKinds.Child, c => c.ChildId).Joins<Incident>();
        data.Entity<IncidentDecision>("What a definition says of an incident").PartOf<Incident>()
            .Facts(d => d.DefinitionCode, d => d.DefinitionName, d => d.ClauseCode, d => d.Sentence);
    }

    private static void DefineCases(PersonalDataBuilder data)
    {
        data.Entity<Case>("A case").About(PersonKinds.Child, c => c.ChildId)
            .Facts(c => c.AreaCode, c => c.CaseType, c => c.OpenedOn, c => c.PlanDueOn, c => c.PlanAgreedOn, c => c.ClosedOn, c => c.OutcomeCode)
            .Text(c => c.Why, c => c.ClosingSummary, c => c.AfterCare, c => c.ClosingNoViewReason).Words(c => c.ClosingChildsView).Workers(c => c.WorkerName)
            .Kept(RetentionSchedules.YouthJusticeCase, c => c.ClosedOn);
        data.Entity<InterventionRequest>("A request for support").PartOf<Case>().Facts(i => i.Kind, i => i.RequestedOn).Text(i => i.Why);
        data.Entity<Plan>("A plan").About(PersonKinds.Child, p => p.ChildId)
            .Facts(p => p.AreaCode, p => p.AgreedOn).Words(p => p.Hopes, p => p.ChildsWords).Text(p => p.Strengths, p => p.NoWordsReason).OtherPerson(p => p.AgreedWith);
        data.Entity<PlanItem>("A step of a plan").PartOf<Plan>().Facts(i => i.Kind, i => i.Who, i => i.ByWhen).Text(i => i.What).OtherPerson(i => i.WhoName);
    }
}
