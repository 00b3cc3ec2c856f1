using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Families;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Host.Sharing;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.Participation.Themes;
using Platform.Participation.Voices;
using Platform.Testing;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace Rights.Tests;

/// <summary>
/// A child about whom every workstream holds something, made by the requests that people send; another child beside them, who shares
/// an incident and a notice; and a person who was harmed, in whose notes the child is named.
/// </summary>
internal sealed class RichChild
{
    public const string Swindon = "E06000030";
    public const string Given = "Zebediah";
    public const string Family = "Ravenscroft";
    public const string KnownAs = "Zebby";
    public const string Address = "17 Cuckoopen Terrace";
    public const string EarlierAddress = "3 Quillfeather Lane";
    public const string Postcode = "SN1 7QQ";
    public const string PersonHarmed = "Hortensia Blythe";
    public static readonly DateOnly Born = new(2011, 3, 27);

    public Guid Id { get; private set; }

    public Guid OtherChild { get; private set; }

    public Guid SharedIncident { get; private set; }

    public Guid SharedNotice { get; private set; }

    public Guid Contact { get; private set; }

    public Guid Nomination { get; private set; }

    public string NhsNumber { get; } = MakeNhsNumber();

    /// <summary>What only this child is known by, in the ways in which databases write it.</summary>
    public IReadOnlyList<string> Identifiers => [Given, Family, KnownAs, NhsNumber, Address, EarlierAddress, "SN17QQ", Postcode, "2011-03-27", "20110327"];

    public static async Task<RichChild> MakeAsync(PlatformHost host)
    {
        var child = new RichChild();
        await child.RegisterAsync(host);
        await child.TellAsync(host);
        var caseId = await child.OpenCaseAsync(host);
        await host.DrainAsync();
        await child.SupportAsync(host);
        await child.NominateAsync(host);
        await child.SpeakAsync(host);
        await child.HarmAsync(host);
        await host.DrainAsync();
        var view = await host.SendAsync(new ViewCase(caseId), Roles.CaseManager, Swindon);
        await host.DoAsync(new CloseCase(caseId, view!.Case.Version, "goals-met", $"{KnownAs} kept coming.", "The club.", "It was good.", null), Roles.CaseManager, Swindon);
        await host.DrainAsync();
        return child;
    }

    private async Task RegisterAsync(PlatformHost host)
    {
        Id = await host.DoAsync(new RegisterChild(Guid.NewGuid(), new ChildDetails
        {
            GivenNames = Given, FamilyName = Family, KnownAs = KnownAs, DateOfBirth = Born, SexCode = "male", EthnicityCode = "M1", NhsNumber = NhsNumber,
            Address = EarlierAddress, Postcode = Postcode, AreaCode = Swindon, Strengths = "Draws every day.", SafetyNeeds = "Meet at the youth club.",
        }), Roles.CaseManager, Swindon);
        var registered = (await host.SendAsync(new ViewChild(Id), Roles.CaseManager, Swindon))!.Child;
        await host.DoAsync(new ChangeChildDetails(Id, registered.Version, new ChildDetails
        {
            GivenNames = Given, FamilyName = Family, KnownAs = KnownAs, DateOfBirth = Born, SexCode = "male", EthnicityCode = "M1", NhsNumber = NhsNumber,
            Address = Address, Postcode = Postcode, AreaCode = Swindon, Strengths = "Draws every day.", SafetyNeeds = "Meet at the youth club.",
        }, $"{KnownAs} says where he lives now."), Roles.CaseManager, Swindon);
        OtherChild = await host.DoAsync(new RegisterChild(Guid.NewGuid(), new ChildDetails { GivenNames = "Percival", FamilyName = "Underhill", DateOfBirth = new DateOnly(2010, 2, 3), AreaCode = Swindon }), Roles.CaseManager, Swindon);
        await host.DoAsync(new LinkFamily(Guid.NewGuid(), Id, OtherChild, "lives-with", "agency", $"{KnownAs}’s school", EveryModule.Today), Roles.CaseManager, Swindon);
        await host.InScopeAsync(services => services.GetRequiredService<IMediator>().Send(new MakeKnock(
            new KnockParty("test-agency", Id, Guid.NewGuid(), "Day work", EveryModule.Today, false), new KnockParty("police", Id, Guid.NewGuid(), "Night work", EveryModule.Today, false))));
    }

    private async Task TellAsync(PlatformHost host)
    {
        await host.DoAsync(new RecordNotice(Guid.NewGuid(), Notice($"{Given} {Family} was stopped near the station.", Named(Given, Family, Born))), Roles.Partner, Swindon);
        SharedNotice = await host.DoAsync(new RecordNotice(Guid.NewGuid(), Notice($"Zebby and Percival argued. {KnownAs} left first.", Named(Given, Family, Born), Named("Percival", "Underhill", new DateOnly(2010, 2, 3)))), Roles.Partner, Swindon);
        // Misspelt: somebody has to compare, and says that it is another child.
        var near = await host.DoAsync(new RecordNotice(Guid.NewGuid(), Notice("Somebody else entirely.", Named("Zebadiah", "Ravenscraft", Born.AddDays(1)))), Roles.Partner, Swindon);
        near.ShouldNotBe(Guid.Empty);
        await host.DrainAsync();

        await IncidentAsync(host, [Id], 1, $"{KnownAs} was there.");
        SharedIncident = await IncidentAsync(host, [Id, OtherChild], 0, $"{Given} and Percival were both there.");
    }

    private static Task<Guid> IncidentAsync(PlatformHost host, Guid[] children, int harmed, string account) => host.DoAsync(new RecordIncident
    {
        RequestKey = Guid.NewGuid(), ChildIds = children, OffenceCode = "robbery", HappenedOn = EveryModule.Today.AddDays(-5), ReportedOn = EveryModule.Today.AddDays(-4),
        Place = "The bus station", LsoaCode = "E01015492", AreaCode = Swindon, WeaponCode = "knife", InjuryCode = harmed > 0 ? "minor" : "none", PeopleHarmed = harmed, Account = account,
    }, Roles.CaseManager, Swindon);

    private async Task<Guid> OpenCaseAsync(PlatformHost host)
    {
        var caseId = await host.DoAsync(new OpenCase(Guid.NewGuid(), Id, "prevention", $"What partners tell about {KnownAs}."), Roles.CaseManager, Swindon);
        await host.DoAsync(new WritePlan(caseId, 0, "To feel safe.", "A good listener.", "I want to draw.", null,
            [new PlanItemContent { Kind = "goal", What = "Go to the club.", Who = "child", ByWhen = EveryModule.Today.AddDays(20) }]), Roles.CaseManager, Swindon);
        await host.DoAsync(new AgreePlan(caseId, 1, "His mum, Clementina"), Roles.CaseManager, Swindon);
        await host.DoAsync(new RequestIntervention(Guid.NewGuid(), caseId, "knife-crime", "To feel safe without carrying.", "test-agency"), Roles.CaseManager, Swindon);
        return caseId;
    }

    private async Task SupportAsync(PlatformHost host)
    {
        var id = await host.InScopeAsync(s => s.GetRequiredService<KnifeCrimeDbContext>().Interventions.Where(i => i.ChildId == Id).Select(i => i.Id).SingleAsync());
        await host.DoAsync(new AcceptRequest(id, $"{KnownAs} likes boxing.", "mentoring", true), Roles.ProgrammeWorker, Swindon);
        await host.DoAsync(new RecordAnswer(id, true, EveryModule.Today, "With pictures.", "Yeah, I will try it.", "His mum Clementina knows."), Roles.ProgrammeWorker, Swindon);
        await host.DoAsync(new RecordSession(id, Guid.NewGuid(), EveryModule.Today, true, "I felt listened to.", null, $"{KnownAs} came early.", null), Roles.ProgrammeWorker, Swindon);
        await host.DoAsync(new CompleteIntervention(id, EveryModule.Today, "It helped.", null, "Done."), Roles.ProgrammeWorker, Swindon);
        await host.DrainAsync();
    }

    private async Task NominateAsync(PlatformHost host)
    {
        var cohort = await host.DoAsync(new DraftCohort(Guid.NewGuid(), Swindon, "Safer evenings", "Fewer people hurt.", LawfulBasis.PublicTask, "The Serious Violence Duty.", "DPIA-1",
            EveryModule.Today.AddDays(-30), EveryModule.Today.AddDays(90), 12, 25), Roles.DeterrenceCoordinator, Swindon);
        await host.DoAsync(new OpenCohort(cohort), Roles.DeterrenceCoordinator, Swindon);
        var id = Nomination = await host.DoAsync(new NominatePerson(Guid.NewGuid(), cohort, Id, null, null, $"Support for {KnownAs}."), Roles.CaseManager, Swindon);
        await host.DoAsync(new DecideNomination(id, PanelOutcome.Enrol, EveryModule.Today, "Police, health", "Support can start.", "Present services.", "A worker tells them.", true, null, true, null), Roles.DeterrenceCoordinator, Swindon);
        var offer = Guid.NewGuid();
        await host.DoAsync(new OfferSupport(id, offer, SupportKind.Mentoring, "A mentor", EveryModule.Today), Roles.DeterrenceCoordinator, Swindon);
        await host.DoAsync(new AnswerOffer(id, offer, true, EveryModule.Today, "Alright then."), Roles.DeterrenceCoordinator, Swindon);
        await host.DoAsync(new RecordContact(id, Guid.NewGuid(), Strand.Support, EveryModule.Today, "A mentor", $"{KnownAs} met the mentor."), Roles.DeterrenceCoordinator, Swindon);
        (await host.InScopeAsync(s => s.GetRequiredService<FocusedDeterrenceDbContext>().KnownChildren.CountAsync(c => c.ChildId == Id))).ShouldBe(1);
    }

    private async Task SpeakAsync(PlatformHost host)
    {
        var voice = await host.DoAsync(Say("The bus is late.", Id, VoiceWho.Child), Roles.ParticipationLead, Swindon);
        var others = await Task.WhenAll(
            host.DoAsync(Say("The bus is never there.", null, VoiceWho.CommunityMember), Roles.ParticipationLead, Swindon),
            host.DoAsync(Say("No bus at nine.", null, VoiceWho.Sibling), Roles.ParticipationLead, Swindon));
        var theme = await host.DoAsync(new RaiseTheme(Guid.NewGuid(), Swindon, "getting-around", "The bus does not run when we need it.", "The bus team", [voice, .. others], false), Roles.ParticipationLead, Swindon);
        await host.DoAsync(new AnswerTheme(theme, Guid.NewGuid(), AnswerKind.Done, "It now runs until ten.", EveryModule.Today, false), Roles.ParticipationLead, Swindon);
        await host.DoAsync(new RecordTelling(theme, [voice, .. others], EveryModule.Today, TellingWay.Conversation), Roles.ParticipationLead, Swindon);
        await host.DoAsync(new PublishAnswer(theme, EveryModule.Today, voice, false), Roles.ParticipationLead, Swindon);
    }

    private async Task HarmAsync(PlatformHost host)
    {
        var contact = await host.InScopeAsync(s => s.GetRequiredService<VictimServicesDbContext>().Contacts.AsNoTracking().SingleAsync(c => c.Children.Any(x => x.ChildId == Id)));
        Contact = contact.Id;
        await host.DoAsync(new RecordPerson(Contact, contact.Version, PersonKind.Adult, PersonHarmed, "01793 496 0817", null, "4 Larkfield Mews", ContactWay.Telephone, null, null, null), Roles.VictimWorker, Swindon);
        await host.DoAsync(new RecordAttempt(Contact, Guid.NewGuid(), EveryModule.Today, ContactWay.Telephone, AttemptOutcome.Reached, true, $"She is worried that she meets {KnownAs}."), Roles.VictimWorker, Swindon);
    }

    private static RecordVoice Say(string words, Guid? child, VoiceWho who)
        => new(Guid.NewGuid(), null, child, Swindon, who, VoiceHow.Conversation, words, "Getting here", EveryModule.Today, true, true, true, ["getting-around"]);

    private static NoticeContent Notice(string narrative, params NamedPerson[] people) => new()
    {
        AgencyKind = "police", AgencyName = "Four Rivers Police", NoticeKind = "arrest", HappenedOn = EveryModule.Today.AddDays(-2), ReportedOn = EveryModule.Today.AddDays(-1),
        Place = "The bus station", LsoaCode = "E01015492", AreaCode = Swindon, Narrative = narrative, Drivers = ["fear-and-protection"], People = people,
    };

    private static NamedPerson Named(string given, string family, DateOnly born) => new() { Role = NoticeCodes.SaidToHaveCausedHarm, GivenNames = given, FamilyName = family, DateOfBirth = born };

    private static string MakeNhsNumber()
    {
        const string nine = "999000017";
        return Platform.CaseManagement.Children.NhsNumber.CheckDigit(nine) is { } digit ? $"{nine}{digit}" : "9990000182";
    }
}
