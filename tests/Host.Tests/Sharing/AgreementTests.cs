using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Sharing;

/// <summary>The register of information sharing agreements, through its pages.</summary>
public sealed class AgreementTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    [Theory, EachDatabase]
    public async Task An_agreement_is_made_changed_reviewed_and_ended(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        var owner = await host.AddPersonAsync(Roles.CaseManager);

        (await governance.GetPageAsync("/sharing/agreements")).Main.ShouldContain("There is no agreement yet");
        var form = await governance.GetPageAsync("/sharing/agreements/new");
        (await governance.PostFormAsync(form, [])).Errors.ShouldContain("Choose at least two agencies.");
        (await governance.PostFormAsync(form, Terms(owner, review: new(2027, 6, 2)))).Errors.ShouldBe(["An agreement is reviewed at least every 12 months: choose 1 June 2027 or earlier."]);
        var page = await governance.PostFormAsync(form, Terms(owner));
        page.Text("h1").ShouldBe("Support for children");
        page.Main.ShouldContain("In force");
        page.Main.ShouldContain("Co-operation to improve wellbeing (section 10) (not yet confirmed)");
        page.Main.ShouldContain("Test case-manager");
        (await governance.PostFormAsync(form, Terms(owner))).Url.ShouldBe(page.Url);
        (await governance.GetPageAsync("/sharing/agreements")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);

        var address = page.Url.AbsolutePath;
        var first = await governance.GetPageAsync($"{address}/change");
        var second = await governance.GetPageAsync($"{address}/change");
        (await governance.PostFormAsync(first, Terms(owner, dataType: "plans"))).Main.ShouldContain("Plans and what was agreed");
        (await governance.PostFormAsync(second, Terms(owner, dataType: "health"))).Errors.Single().ShouldStartWith("Somebody else changed this agreement");

        host.Clock.SetDay(new(2026, 12, 1));
        using var later = await host.AsAsync(Roles.InformationGovernanceLead);
        page = await later.PostFormAsync(await later.GetPageAsync(address), new() { ["Note"] = "All needed.", ["NextReviewOn.Day"] = "2", ["NextReviewOn.Month"] = "12", ["NextReviewOn.Year"] = "2027" });
        page.Errors.Single().ShouldContain("1 December 2027 or earlier");
        page = await later.PostFormAsync(page, new() { ["Note"] = "All needed.", ["NextReviewOn.Day"] = "1", ["NextReviewOn.Month"] = "6", ["NextReviewOn.Year"] = "2027" });
        page.Main.ShouldContain("1 December 2026: All needed.");

        page = await later.PostFormAsync(page, new() { ["Why"] = "The service closed." }, "form[action*=End]");
        page.Main.ShouldContain("Ended on 1 December 2026: The service closed.");
        (await later.GetPageAsync($"{address}/change")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await later.GetPageAsync("/sharing/agreements?past=true")).Main.ShouldContain("Ended");
    }

    [Theory, EachDatabase]
    public async Task A_review_that_is_due_waits_for_the_owner_and_for_information_governance_and_for_nobody_else(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        var name = await host.AddPersonAsync(Roles.CaseManager);
        using var owner = host.Anonymous();
        await owner.SignInAsync(name, PlatformHost.Password);
        var address = (await governance.PostFormAsync(await governance.GetPageAsync("/sharing/agreements/new"), Terms(name, review: new(2026, 8, 1)))).Url.AbsolutePath;
        (await owner.GetPageAsync("/")).Main.ShouldNotContain("Review the information sharing agreement");

        host.Clock.SetDay(new(2026, 8, 3));
        // Sessions have ended meanwhile.
        await owner.SignInAsync(name, PlatformHost.Password);
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        using var colleague = await host.AsAsync(Roles.CaseManager);
        const string Work = "Review the information sharing agreement “Support for children”";
        (await owner.GetPageAsync("/")).Main.ShouldContain(Work);
        (await lead.GetPageAsync("/")).Main.ShouldContain(Work);
        (await colleague.GetPageAsync("/")).Main.ShouldNotContain(Work);
        (await lead.GetPageAsync("/sharing/agreements")).Main.ShouldContain("Review overdue");

        (await colleague.GetPageAsync(address)).Document.QuerySelectorAll("main form").ShouldBeEmpty();
        var page = await owner.GetPageAsync(address);
        await owner.PostFormAsync(page, new() { ["Note"] = "Still needed.", ["NextReviewOn.Day"] = "1", ["NextReviewOn.Month"] = "8", ["NextReviewOn.Year"] = "2027" });
        (await owner.GetPageAsync("/")).Main.ShouldNotContain(Work);
    }

    [Fact]
    public async Task Who_may_only_read_agreements_cannot_make_or_change_one()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        using var worker = await host.AsAsync(Roles.CaseManager);
        (await worker.GetPageAsync("/sharing/agreements")).Document.QuerySelectorAll("a[href='/sharing/agreements/new']").ShouldBeEmpty();
        (await worker.GetPageAsync("/sharing/agreements/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await worker.GetPageAsync("/sharing/overrides")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var analyst = await host.AsAsync(Roles.Analyst);
        (await analyst.GetPageAsync("/sharing/agreements")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<PlatformHost> StartAsync(DatabaseKind kind)
    {
        var host = await PlatformHost.StartAsync(kind);
        host.Clock.SetDay(Today);
        await host.AddAgencyAsync("test-agency", "Test Youth Justice", "youth-justice");
        await host.AddAgencyAsync("youth-work", "Open Door", "voluntary");
        return host;
    }

    private static Dictionary<string, string?> Terms(string owner, DateOnly? review = null, string dataType = "support-needs")
    {
        var fields = new Dictionary<string, string?>
        {
            ["Terms.Title"] = "Support for children", ["Terms.Parties[0]"] = "test-agency", ["Terms.Parties[1]"] = "youth-work", ["Terms.Purposes"] = "support-child", ["Terms.DataTypes"] = dataType,
            ["Terms.Gateway"] = "children-2004-section-10", ["Terms.Owner"] = owner, ["Terms.DpiaReference"] = "DPIA-1", ["Terms.Security"] = "Here only.", ["Terms.Retention"] = "One year.",
        };
        foreach (var (field, day) in new[] { ("FromOn", new DateOnly(2026, 6, 1)), ("UntilOn", new DateOnly(2028, 5, 31)), ("ReviewOn", review ?? new DateOnly(2027, 6, 1)) })
        {
            fields[$"Terms.{field}.Day"] = $"{day.Day}";
            fields[$"Terms.{field}.Month"] = $"{day.Month}";
            fields[$"Terms.{field}.Year"] = $"{day.Year}";
        }

        return fields;
    }
}
