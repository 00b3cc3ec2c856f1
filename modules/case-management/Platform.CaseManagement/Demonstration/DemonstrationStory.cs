using MediatR;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Demonstration;

/// <summary>One made-up child's year, told as requests on days.</summary>
internal sealed class DemonstrationStory(
    DemonstrationContext context,
    DemonstrationDays days,
    IGuidGenerator guids,
    (string Area, int Children, string[] Postcodes, string[] Lsoas, string[] Places) area,
    int number,
    ChildDetails details)
{
    private const int DaysToCompare = 6;

    // Of the demonstration's agencies: it shares with the youth justice service under an agreement.
    private const string YouthWork = "demo-youth";


    private static readonly DateOnly YearEnds = new(2025, 12, 31);

    private readonly Random random = context.Random;
    private Guid childId;

    public async Task RegisterAsync(DateOnly day, CancellationToken cancellationToken)
        => childId = await SendAsync(new RegisterChild(guids.Create(), details, IsNotOneOfThese: true), Roles.CaseManager, cancellationToken);

    /// <summary>Notices alone: no case follows.</summary>
    public void TellOfNotices(DateOnly begins, int count)
    {
        for (var i = 0; i < count; i++)
            AddNotice(begins.AddDays(i * (7 + random.Next(60))), i == 0 && random.Next(100) < 12 ? Named.Near : Named.Exactly, NoticeCodes.SaidToHaveCausedHarm);
        // Somebody whom nobody on the record is like.
        if (random.Next(12) == 0)
            AddNotice(begins.AddDays(10), Named.Somebody, NoticeCodes.Associate);
    }

    /// <summary>A case without an incident.</summary>
    public void TellOfPrevention(DateOnly begins)
    {
        AddNotice(begins, Named.Exactly, NoticeCodes.Associate);
        AddCase(begins.AddDays(random.Next(3, 15)), random.Next(2) == 0 ? "prevention" : "contextual-safeguarding", incidentId: null, withKnife: false);
    }

    /// <summary>A notice, an incident, and mostly a case.</summary>
    public void TellOfHarm(DateOnly begins)
    {
        var kind = random.PickWeighted(DemonstrationWords.Incidents, i => i.Weight);
        AddNotice(begins, Named.Exactly, NoticeCodes.SaidToHaveCausedHarm, kind.Weapon, kind.Injury, kind.Harmed);
        var isProven = random.Next(100) < 35;
        var withCase = random.Next(100) < 80;
        days.Add(Later(begins, 1, 6), random.Next(), async (day, cancellationToken) =>
        {
            var incident = await SendAsync(new RecordIncident
            {
                RequestKey = guids.Create(),
                ChildIds = [childId],
                OffenceCode = kind.Offence,
                HappenedOn = begins,
                ReportedOn = begins.AddDays(random.Next(0, 2)) is var told && told > day ? day : told,
                Place = random.Pick(area.Places),
                Postcode = random.Pick(area.Postcodes),
                LsoaCode = area.Lsoas.Length > 0 ? random.Pick(area.Lsoas) : null,
                AreaCode = area.Area,
                WeaponCode = kind.Weapon,
                InjuryCode = kind.Injury,
                PeopleHarmed = kind.Harmed,
                IsOnline = kind.Offence == "threats-to-kill",
                IsDomestic = kind.Weapon is null && random.Next(100) < 8,
                Basis = isProven ? IncidentBasis.Proven : IncidentBasis.Allegation,
            }, Roles.CaseManager, cancellationToken);
            if (withCase)
                AddCase(Later(day, 1, 8), isProven ? random.Pick(["out-of-court", "statutory-order"]) : random.Pick(["prevention", "diversion"]), incident, kind.Weapon == "knife");
        });
    }

    /// <summary>A case of the last weeks whose plan is agreed, and knife-crime support that was asked for a few days ago.</summary>
    public void TellOfAKnifeRequest(DateOnly requested)
    {
        var begins = requested.AddDays(-24);
        AddNotice(begins, Named.Exactly, NoticeCodes.SaidToHaveCausedHarm, "knife");
        days.Add(begins.AddDays(4), random.Next(), async (_, cancellationToken) =>
        {
            var caseId = await OpenAsync("diversion", null, cancellationToken);
            days.Add(requested.AddDays(-4), random.Next(), async (_, token) =>
            {
                await AgreeAsync(caseId, requested.AddDays(-4), token);
                days.Add(requested, random.Next(), (_, last) => RequestAsync(caseId, "knife-crime", last));
            });
        });
    }

    /// <summary>A notice and a case of the last fortnight, with the plan still to come.</summary>
    public void TellOfTheStartOnly(DateOnly begins, bool isNear)
    {
        AddNotice(begins, isNear ? Named.Near : Named.Exactly, NoticeCodes.SaidToHaveCausedHarm);
        if (!isNear)
            days.Add(begins.AddDays(1), random.Next(), (_, cancellationToken) => OpenAsync("prevention", null, cancellationToken));
    }

    private void AddNotice(DateOnly happened, Named named, string role, string? weapon = null, string? injury = null, int harmed = 0)
    {
        // The story's year ends with 2025; what is recent is told apart from it.
        if (happened.Year > 2025 && happened < context.Today.AddDays(-30))
            return;
        var agency = random.Pick(DemonstrationWords.Agencies);
        var kind = random.Pick(agency.Notices);
        var person = named switch
        {
            Named.Exactly => Person(details.GivenNames!, details.FamilyName!, details.DateOfBirth!.Value, role),
            Named.Near => Misspelt(role),
            _ => Person(random.Pick(DemonstrationWords.Boys), random.Pick(DemonstrationWords.Families), new DateOnly(2008, 1, 1).AddDays(random.Next(1500)), role) with { Postcode = null, NhsNumber = null },
        };
        var content = new NoticeContent
        {
            AgencyKind = agency.Kind,
            AgencyName = agency.Name,
            Reference = $"FR-{number:000}-{random.Next(10_000):0000}",
            NoticeKind = kind,
            HappenedOn = happened,
            Place = random.Pick(area.Places),
            Postcode = random.Next(3) > 0 ? random.Pick(area.Postcodes) : null,
            LsoaCode = area.Lsoas.Length > 0 ? random.Pick(area.Lsoas) : null,
            AreaCode = area.Area,
            Narrative = random.Pick(DemonstrationWords.Narratives),
            Drivers = Enumerable.Range(0, random.Next(4)).Select(_ => random.Pick(DemonstrationWords.Drivers)).Distinct().ToList(),
            HandlingConditions = kind == NoticeCodes.Intelligence ? "Share with the case worker only. Ask before you pass it on." : null,
            SourceGrade = kind == NoticeCodes.Intelligence ? "2" : null,
            InformationGrade = kind == NoticeCodes.Intelligence ? "C" : null,
            WeaponCode = weapon,
            InjuryCode = injury,
            People =
            [
                person,
                .. Enumerable.Range(0, harmed).Select(_ => new NamedPerson
                {
                    Role = NoticeCodes.Harmed,
                    GivenNames = random.Pick(random.Next(2) == 0 ? DemonstrationWords.Girls : DemonstrationWords.Boys),
                    FamilyName = random.Pick(DemonstrationWords.Families),
                }),
            ],
        };
        days.Add(Later(happened, 0, 3), random.Next(), async (day, cancellationToken) =>
        {
            var notice = await SendAsync(new RecordNotice(guids.Create(), content with { ReportedOn = day }), Roles.Partner, cancellationToken);
            // Who waits is compared within days; what came lately still waits.
            if (named != Named.Exactly && day < context.Today.AddDays(-DaysToCompare))
                days.Add(Later(day, 1, DaysToCompare), random.Next(), (_, token) => CompareAsync(notice, token));
        });
    }

    /// <summary>The child of this story where the notice spelt their name wrongly; somebody else otherwise.</summary>
    private async Task CompareAsync(Guid noticeId, CancellationToken cancellationToken)
    {
        var waiting = await context.SendAsync(new FindMatches(PageSize: 200), Roles.CaseManager, area.Area, cancellationToken);
        foreach (var row in waiting.Rows.Where(r => r.NoticeId == noticeId))
        {
            var match = await context.SendAsync(new ViewMatch(row.PersonId), Roles.CaseManager, area.Area, cancellationToken);
            var isThisChild = match!.Candidates.Any(c => c.Child.Id == childId);
            foreach (var candidate in match.Candidates.Where(c => !isThisChild || c.Child.Id == childId))
                await SendAsync(new DecideMatch(row.PersonId, candidate.Child.Id, isThisChild ? MatchDecision.Same : MatchDecision.Different), Roles.CaseManager, cancellationToken);
        }
    }

    private NamedPerson Person(string given, string family, DateOnly born, string role)
        => new() { Role = role, GivenNames = given, FamilyName = family, DateOfBirth = born, SexCode = details.SexCode, Postcode = random.Next(2) == 0 ? details.Postcode : null };

    // The slips that partners make: a letter left out, day and month the other way round, a neighbouring year.
    private NamedPerson Misspelt(string role)
    {
        var born = details.DateOfBirth!.Value;
        var family = details.FamilyName!;
        return random.Next(3) switch
        {
            0 => Person(details.GivenNames!, family.Length > 4 ? family.Remove(3, 1) : family + "e", born, role),
            1 => Person(details.GivenNames!, family, born.Day <= 12 && born.Day != born.Month ? new DateOnly(born.Year, born.Day, born.Month) : born.AddYears(-1), role),
            _ => Person(details.GivenNames![..^1], family, born, role),
        };
    }

    private void AddCase(DateOnly day, string type, Guid? incidentId, bool withKnife)
    {
        if (day > YearEnds)
            return;
        days.Add(day, random.Next(), async (opened, cancellationToken) =>
        {
            var caseId = await OpenAsync(type, incidentId, cancellationToken);
            var planned = Later(opened, 12, 32);
            if (planned >= context.Today)
                return;
            days.Add(planned, random.Next(), (on, token) => PlanAsync(caseId, opened, on, withKnife, token));
        });
    }

    private Task<Guid> OpenAsync(string type, Guid? incidentId, CancellationToken cancellationToken)
        => SendAsync(new OpenCase(guids.Create(), childId, type, "What partners tell, and what the family asks for: help early, with one worker.", incidentId), Roles.CaseManager, cancellationToken);

    private async Task PlanAsync(Guid caseId, DateOnly opened, DateOnly day, bool withKnife, CancellationToken cancellationToken)
    {
        await AgreeAsync(caseId, day, cancellationToken);

        if (withKnife && random.Next(100) < 85 || random.Next(100) < 15)
        {
            var kind = withKnife ? "knife-crime" : random.Pick(["mentoring", "education-training-employment", "emotional-wellbeing", "speech-language-communication"]);
            days.Add(Later(day, 0, 5), random.Next(), (_, token) => RequestAsync(caseId, kind, token));
        }

        var ends = opened.AddDays(90 + random.Next(110));
        if (ends < context.Today.AddDays(-30) && random.Next(100) < 85)
            days.Add(ends, random.Next(), (_, token) => CloseAsync(caseId, token));
    }

    private Task<Guid> RequestAsync(Guid caseId, string kind, CancellationToken cancellationToken)
        => SendAsync(
            new RequestIntervention(guids.Create(), caseId, kind, "To feel safe without carrying anything, and to have something to look forward to.", YouthWork), Roles.CaseManager, cancellationToken);

    private async Task AgreeAsync(Guid caseId, DateOnly day, CancellationToken cancellationToken)
    {
        var hasWords = random.Next(100) < 88;
        var items = Enumerable.Range(0, 2 + random.Next(3)).Select(_ => random.Pick(DemonstrationWords.PlanItems)).Distinct()
            .Select((item, i) => new PlanItemContent { Kind = item.Kind, What = item.What, Who = item.Who, ByWhen = day.AddDays(14 * (i + 1)) }).ToList();
        await SendAsync(new WritePlan(
            caseId, 0, random.Pick(DemonstrationWords.Hopes), details.Strengths, hasWords ? random.Pick(DemonstrationWords.ChildsWords) : null, hasWords ? null : random.Pick(DemonstrationWords.NoWords), items),
            Roles.CaseManager, cancellationToken);
        // A new draft has been saved once.
        await SendAsync(new AgreePlan(caseId, 1, random.Next(2) == 0 ? "Mum and the school’s inclusion lead" : "The family"), Roles.CaseManager, cancellationToken);
    }

    private async Task CloseAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var record = await context.SendAsync(new ViewCase(caseId), Roles.CaseManager, area.Area, cancellationToken);
        var hasView = random.Next(100) < 85;
        await SendAsync(new CloseCase(
            caseId, record!.Case.Version, random.Pick(["goals-met", "goals-met", "goals-partly-met", "order-ended", "support-elsewhere", "moved-area"]),
            "They kept coming, helped others to come, and have a place in the club.", "The youth club and the school’s inclusion lead stay in touch.",
            hasView ? random.Pick(DemonstrationWords.ClosingViews) : null, hasView ? null : "The family moved before we could meet again. A card with a link was sent."), Roles.CaseManager, cancellationToken);
    }

    private DateOnly Later(DateOnly day, int least, int most) => day.AddDays(random.Next(least, most));

    private async Task SendAsync(IRequest<Result> request, string role, CancellationToken cancellationToken)
    {
        var result = await context.SendAsync(request, role, area.Area, cancellationToken);
        if (!result.Succeeded)
            throw new InvalidOperationException($"{request.GetType().Name}: {string.Join(" ", result.Errors.Select(e => e.Message))}");
    }

    private async Task<Guid> SendAsync(IRequest<Result<Guid>> request, string role, CancellationToken cancellationToken)
    {
        var result = await context.SendAsync(request, role, area.Area, cancellationToken);
        return result.Succeeded ? result.Value : throw new InvalidOperationException($"{request.GetType().Name}: {string.Join(" ", result.Errors.Select(e => e.Message))}");
    }

    private enum Named
    {
        Exactly,
        Near,
        Somebody,
    }
}
