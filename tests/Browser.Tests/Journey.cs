using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>
/// What one notice sets in motion in the six workstreams, step by step, each by the people whose work it is and by the pages
/// that they have. A test makes the steps in the order that it needs.
/// </summary>
internal sealed class Journey(PlatformHost host, Func<string, string, Task<Somebody>> enter)
{
    public const string Area = "E06000030";

    private readonly DateOnly today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
    private Guid childId;
    private Guid noticeId;
    private Guid incidentId;
    private Guid caseId;

    private static readonly string[] Words = ["I want to be somebody my little brother looks up to", "I liked that you asked me first", "Boxing is where my head goes quiet"];

    public Guid ChildId => childId;

    public string ReportUrl => $"/csp-reporting/reports/{Area}/{today.Year}Q{(today.Month + 2) / 3}";

    /// <summary>A cohort stands open before anything happens.</summary>
    public async Task OpenACohortAsync()
    {
        await using var coordinator = await enter(Roles.DeterrenceCoordinator, "cohort");
        await coordinator.GoAsync("/focused-deterrence/cohorts/new");
        await coordinator.PressAsync("Save the draft",
        [
            ("Input.AreaCode", Area), ("Input.Name", "Town centre"), ("Input.Purpose", "Fewer people carry a knife in the town centre, and each has somebody who stands by them."),
            ("Input.LawfulBasis", "PublicTask"), ("Input.LawfulBasisNote", "The Serious Violence Duty."), ("Input.DpiaReference", "DPIA-12"),
            .. Somebody.Date("Input.DpiaApprovedOn", today), .. Somebody.Date("Input.ReviewBy", today.AddMonths(6)),
        ]);
        await coordinator.PressAsync("Open the cohort");
        coordinator.At.Text("main .govuk-tag").ShouldBe("Open");
    }

    /// <summary>A police officer sends a notice: a knife, and somebody who was harmed.</summary>
    public async Task SendANoticeAsync()
    {
        await using var officer = await enter(Roles.Partner, "notice");
        await officer.GoAsync("/notices/new");
        await officer.PressAsync("Continue");
        officer.At.Errors.ShouldNotBeEmpty();
        await officer.PressAsync("Add another person",
        [
            ("Input.Content.AgencyKind", "police"), ("Input.Content.AgencyName", "Wiltshire Police"), ("Input.Content.NoticeKind", "arrest"),
            .. Somebody.Date("Input.Content.HappenedOn", today),
            ("Input.Content.Narrative", "Two children argued at the bus station. One showed a knife and the other was cut on the hand.\nBoth were frightened."),
            ("Input.Content.WeaponCode", "knife"), ("Input.Content.InjuryCode", "minor"), ("Input.Content.Place", "Bus station"), ("Input.Content.AreaCode", Area),
            ("Input.Content.People[0].Role", "caused-harm"), ("Input.Content.People[0].GivenNames", "Zoë-Mae"), ("Input.Content.People[0].FamilyName", "O’Brien"),
            .. Somebody.Date("Input.Content.People[0].DateOfBirth", today.AddYears(-15).AddDays(-40)), ("Input.Content.People[0].SexCode", "female"),
        ]);
        await officer.PressAsync("Continue",
            ("Input.Content.People[1].Role", "harmed"), ("Input.Content.People[1].GivenNames", "Callum"), ("Input.Content.People[1].FamilyName", "Reid"));
        officer.At.Text("h1").ShouldBe("Check the notice before you send it");
        await officer.PressAsync("Send the notice");
        officer.At.Text("h1").ShouldBe("Notice sent");
        noticeId = officer.IdAt;
    }

    /// <summary>A case manager puts the child on the record, and the notice becomes an incident, which counts by rule.</summary>
    public async Task RecordTheIncidentAsync()
    {
        await using var worker = await enter(Roles.CaseManager, "incident");
        await worker.GoAsync($"/notices/{noticeId}");
        worker.At.Main.ShouldNotContain("Callum");
        await worker.FollowAsync("Look and decide");
        await worker.PressAsync("Put Zoë-Mae O’Brien on the record");
        childId = worker.IdAt;
        await worker.GoAsync($"/notices/{noticeId}");
        await worker.FollowAsync("Record an incident from this notice");
        await worker.PressAsync("Record the incident", ("Input.OffenceCode", "robbery"), ("Input.Basis", "Allegation"));
        worker.At.Errors.ShouldBeEmpty();
        incidentId = worker.IdAt;
        worker.At.Main.ShouldContain("a knife or other blade was carried or used and somebody was harmed");
    }

    /// <summary>The incident leads to a case, the case to a plan with the child's words and to a request for support.</summary>
    public async Task OpenACaseWithAPlanAsync()
    {
        await using var worker = await enter(Roles.CaseManager, "case");
        await worker.GoAsync($"/incidents/{incidentId}");
        await worker.FollowAsync("Open a case with");
        await worker.PressAsync("Open the case", ("Input.CaseType", "diversion"), ("Input.Why", "Zoë-Mae boxes and looks after her brother. She wants to feel safe on the way home."));
        caseId = worker.IdAt;

        await worker.FollowAsync("Write a plan");
        await worker.PressAsync("Save the draft",
            ("Input.Strengths", "Boxing three times a week. Her nan."), ("Input.Hopes", "To get home without looking over my shoulder."),
            ("Input.Items[0].Kind", "goal"), ("Input.Items[0].What", "Travel home by the other bus with Amira."), ("Input.Items[0].Who", "child"),
            ("Input.Items[1].Kind", "role"), ("Input.Items[1].What", "Help to coach the under-tens."), ("Input.Items[1].Who", "family"));
        await worker.FollowAsync("Agree the plan");
        worker.At.Main.ShouldContain("Write down the child’s own words");
        await worker.PressAsync("Record that the plan is agreed");
        worker.At.Errors.ShouldNotBeEmpty("a plan without the child's words or a reason is not agreed");

        await worker.GoAsync($"/cases/{caseId}/plan");
        await worker.PressAsync("Save the draft", ("Input.ChildsWords", Words[0]));
        await worker.FollowAsync("Agree the plan");
        await worker.PressAsync("Record that the plan is agreed", ("Input.AgreedWith", "Her nan"));
        worker.At.Main.ShouldContain(Words[0]);
        worker.At.Main.ShouldContain("Agreed");

        await worker.FollowAsync("Request support");
        await worker.PressAsync("Request support", ("Input.Kind", "knife-crime"), ("Input.Agency", "test-agency"), ("Input.Why", "Somebody to talk with about the way home."));
        worker.At.Errors.ShouldBeEmpty();
        worker.At.Main.ShouldContain("Knife-crime programme");
    }

    /// <summary>The programme: accepted, explained, agreed, delivered, finished, each with the child's words.</summary>
    public async Task DeliverTheProgrammeAsync()
    {
        await using var mentor = await enter(Roles.ProgrammeWorker, "programme");
        await mentor.GoUntilAsync("/knife-crime/requests", "open this request");
        await mentor.FollowAsync("open this request");
        await mentor.FollowAsync("Accept");
        var programme = mentor.At.Document.QuerySelector("input[name='Input.ProgrammeCode']")!.GetAttribute("value")!;
        await mentor.PressAsync("Accept", ("Input.Suitability", "She asks for it and has people around her."), ("Input.ProgrammeCode", programme), ("Input.IWillWorkWithTheChild", "true"));
        await mentor.FollowAsync("Record what the child answered");
        await mentor.PressAsync("Save the answer",
        [
            ("Input.Agreed", "true"), .. Somebody.Date("Input.AskedOn", today), ("Input.Explanation", "With pictures, at the gym."),
            ("Input.InWords", Words[1]), ("Input.ParentOrCarer", "Her nan knows and is glad."),
        ]);
        await mentor.FollowAsync("Record a session");
        await mentor.PressAsync("Save the session",
            [.. Somebody.Date("Input.HeldOn", today), ("Input.Attended", "true"), ("Input.ChildsWords", Words[2]), ("Input.Note", "We walked the way home together.")]);
        await mentor.FollowAsync("Complete");
        await mentor.PressAsync("Complete", [.. Somebody.Date("Input.EndedOn", today), ("Input.View", "I go another way now."), ("Input.Note", "The other bus, with Amira.")]);
        mentor.At.Errors.ShouldBeEmpty();
        mentor.At.Main.ShouldContain(Words[2]);
        mentor.At.Main.ShouldContain("After 3 months");
    }

    /// <summary>Somebody rings the person who was harmed, whose name nobody else has been told.</summary>
    public async Task ContactThePersonHarmedAsync()
    {
        await using var worker = await enter(Roles.VictimWorker, "contact");
        await worker.GoUntilAsync("/victim-services/contacts", "Robbery");
        await MakeFirstContactAsync(worker);
    }

    /// <summary>The same where case management says nothing: the police told the worker.</summary>
    public async Task ContactSomebodyByHandAsync()
    {
        await using var worker = await enter(Roles.VictimWorker, "contact-by-hand");
        await worker.GoAsync("/victim-services/contacts/new");
        await worker.PressAsync("Open the contact", [("Input.AreaCode", Area), .. Somebody.Date("Input.ReportedOn", today), ("Input.Kind", "Adult"), ("Input.Name", "Callum Reid")]);
        await worker.GoAsync("/victim-services/contacts");
        await MakeFirstContactAsync(worker);
    }

    /// <summary>The panel decides on the nomination that the incident suggested, and support is offered and taken up.</summary>
    public async Task DecideTheNominationAsync()
    {
        await using var coordinator = await enter(Roles.DeterrenceCoordinator, "nomination");
        await coordinator.GoUntilAsync("/focused-deterrence/nominations", "open this nomination");
        await coordinator.FollowAsync("open this nomination");
        coordinator.At.Main.ShouldContain("This is a prompt for the panel and says nothing about the child.");
        await coordinator.FollowAsync("Record the panel’s decision");
        await coordinator.PressAsync("Save the decision",
        [
            .. Somebody.Date("Input.DecidedOn", today), ("Input.Panel", "Police, youth justice, the school"), ("Input.CaseWorkerConsulted", "true"),
            ("Input.CaseWorkerView", "Support first."), ("Input.ExploitationConsidered", "true"), ("Input.ExploitationNote", "No sign of it; asked again in a month."),
            ("Input.Outcome", "Enrol"), ("Input.Reasons", "She wants a way out, and two agencies can stand by her."),
            ("Input.Alternatives", "Mentoring alone."), ("Input.WhatWasTold", "Her worker tells her and her nan; they can ask the panel to look again."),
        ]);
        await coordinator.FollowAsync("Record an offer of support");
        await coordinator.PressAsync("Save the offer", [("Input.Kind", "Mentoring"), ("Input.OfferedBy", "Sam, youth service"), .. Somebody.Date("Input.OfferedOn", today)]);
        await coordinator.FollowAsync("Record the answer");
        await coordinator.PressAsync("Save the answer", [("Input.TakenUp", "true"), .. Somebody.Date("Input.AnsweredOn", today), ("Input.PersonsWords", "If it is Sam, yes.")]);
        coordinator.At.Errors.ShouldBeEmpty();
        coordinator.At.Main.ShouldContain("Taken up");
    }

    /// <summary>The child is asked what they think of the plan, and their view is recorded.</summary>
    public async Task HearTheChildAsync()
    {
        await using var lead = await enter(Roles.ParticipationLead, "voice");
        await lead.GoUntilAsync("/participation/view-requests", "Record their view");
        await lead.FollowAsync("Record their view");
        await RecordWordsAsync(lead);
    }

    /// <summary>The same where nobody asked for it: a parent came by.</summary>
    public async Task HearAParentAsync()
    {
        await using var lead = await enter(Roles.ParticipationLead, "voice-of-a-parent");
        await lead.GoAsync("/participation/voices/new");
        await RecordWordsAsync(lead, ("Input.Who", "ParentOrCarer"), ("Input.AreaCode", Area), ("Input.About", "The way home from school"));
    }

    /// <summary>The figures of the quarter count these parts of the report, and show no small number about children.</summary>
    public async Task ReadTheFiguresAsync(params string[] tables)
    {
        await using var analyst = await enter(Roles.Analyst, "figures");
        foreach (var table in tables)
        {
            // Each count is one, so what a reader sees is that it is fewer than six.
            for (var tries = 0; (await analyst.GoAsync(ReportUrl)).Text($"section[aria-labelledby=table-{table}]").Contains("Nothing was recorded", StringComparison.Ordinal); tries++)
            {
                tries.ShouldBeLessThan(60, $"{table} did not arrive in the report");
                await Task.Delay(250);
            }

            analyst.At.Text($"section[aria-labelledby=table-{table}]").ShouldContain("<6");
        }
    }

    /// <summary>The child's page in one place: what each workstream does, and nothing of who was harmed.</summary>
    public async Task ReadTheChildsPageAsync(params string[] says)
    {
        await using var worker = await enter(Roles.CaseManager, "child");
        foreach (var text in says)
            await worker.GoUntilAsync($"/children/{childId}", text);
        worker.At.Main.ShouldNotContain("Callum");
        worker.At.Main.ShouldNotContain("Reid");
    }

    /// <summary>An address of a workstream that is off says so, and is not there.</summary>
    public async Task FindItSwitchedOffAsync(string role, string path, string displayName)
    {
        await using var somebody = await enter(role, "switched-off");
        var page = await somebody.GoAsync(path);
        page.Status.ShouldBe(HttpStatusCode.NotFound, path);
        page.Main.ShouldContain(displayName);
        (await somebody.GoAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        page = somebody.At;
        page.Document.QuerySelector($"nav a[href^='/{path.Split('/')[1]}']").ShouldBeNull("its entries leave the menu");
    }

    private async Task MakeFirstContactAsync(Somebody worker)
    {
        var contact = worker.At.Document.QuerySelectorAll("main td, main th").SelectMany(c => c.QuerySelectorAll("a[href^='/victim-services/contacts/']")).First().GetAttribute("href")!;
        await worker.GoAsync(contact);
        await worker.FollowAsync("Record an attempt or a contact");
        await worker.PressAsync("Save", [.. Somebody.Date("Input.MadeOn", today), ("Input.Way", "Telephone"), ("Input.Outcome", "Reached"), ("Input.StaysInContact", "true")]);
        worker.At.Errors.ShouldBeEmpty();
        worker.At.Main.ShouldContain("First contact made");
    }

    private async Task RecordWordsAsync(Somebody lead, params (string, string)[] fields)
    {
        await lead.PressAsync("Continue",
        [
            .. fields, ("Input.How", "Conversation"), ("Input.Words", "The bus is the worst bit. I feel safer when I can ring somebody."),
            .. Somebody.Date("Input.SaidOn", today), ("Input.MayKeep", "true"), ("Input.MayUseAnonymously", "true"),
        ]);
        lead.At.Main.ShouldContain("Which themes fit?");
        await lead.PressAsync("Record it");
        lead.At.Errors.ShouldBeEmpty();
        lead.At.Main.ShouldContain("The bus is the worst bit.");
    }
}
