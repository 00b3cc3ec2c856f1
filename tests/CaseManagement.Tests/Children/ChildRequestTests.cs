using Platform.CaseManagement.Children;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Children;

public sealed class ChildRequestTests
{
    [Theory]
    [EachDatabase]
    public async Task A_child_is_found_by_the_first_letters_of_any_name_however_it_is_typed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await host.RegisterAsync(Details("Zoë Marie", "O’Brien-Żak"));
        await host.RegisterAsync(Details("Pizzazz", "Hobbs", "2010-02-11"));
        foreach (var typed in new[] { "zoe", "ZOË", "o'brien", "obr", "O’Bri", "zak", "marie zo", "brien" })
            (await host.SendAsync(new FindChildren(typed), Roles.CaseManager)).Rows.ShouldHaveSingleItem(typed).FamilyName.ShouldBe("O’Brien-Żak");
        (await host.SendAsync(new FindChildren("pizzazz"), Roles.CaseManager)).Rows.ShouldHaveSingleItem();
        (await host.SendAsync(new FindChildren("obs"), Roles.CaseManager)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new FindChildren("zoe hobbs"), Roles.CaseManager)).Rows.ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Pages_follow_one_another_by_key_and_show_each_child_once(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        // The same name five times: the identifier decides.
        for (var i = 0; i < 5; i++)
            await host.RegisterAsync(Details("Sam", "Same", $"2010-01-0{i + 1}"));
        await host.RegisterAsync(Details("Ann", "Early", "2010-02-01"));
        await host.RegisterAsync(Details("Tim", "Yeo", "2010-02-02"));

        var seen = new List<Guid>();
        Guid? after = null;
        do
        {
            var page = await host.SendAsync(new FindChildren(null, after, 2), Roles.CaseManager);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);
        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task A_child_of_another_area_looks_like_a_child_that_does_not_exist()
    {
        await using var host = await StartAsync();
        var id = await host.RegisterAsync();
        (await host.SendAsync(new ViewChild(id), Roles.CaseManager, Wiltshire)).ShouldBeNull();
        (await host.SendAsync(new FindChildren(), Roles.CaseManager, Wiltshire)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new FindChildren("zoe"), Roles.CaseManager, Wiltshire)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new ViewChild(id), Roles.CaseManager, Swindon)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_registers_a_child_in_an_area_that_is_not_theirs()
    {
        await using var host = await StartAsync();
        var result = await host.SendAsync(new RegisterChild(Guid.NewGuid(), Details()), Roles.CaseManager, Wiltshire);
        result.Errors.ShouldHaveSingleItem().ShouldBe(new("Details.AreaCode", "Choose one of your own areas"));
    }

    [Fact]
    public async Task A_form_sent_twice_registers_one_child()
    {
        await using var host = await StartAsync();
        var request = new RegisterChild(Guid.NewGuid(), Details());
        (await host.SendAsync(request, Roles.CaseManager)).Value.ShouldBe(request.RequestKey);
        (await host.SendAsync(request, Roles.CaseManager)).Value.ShouldBe(request.RequestKey);
        (await host.SendAsync(new FindChildren(), Roles.CaseManager)).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_second_child_with_the_same_names_and_birthday_needs_a_persons_word()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync();
        var again = new RegisterChild(Guid.NewGuid(), Details("Zoe", "OBRIEN"));
        (await host.SendAsync(again, Roles.CaseManager)).Errors.ShouldHaveSingleItem().Field.ShouldBe("IsNotOneOfThese");
        (await host.SendAsync(again with { IsNotOneOfThese = true }, Roles.CaseManager)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_NHS_number_stands_on_one_record_only()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Details() with { NhsNumber = "999 000 0018" });
        (await host.SendAsync(new RegisterChild(Guid.NewGuid(), Details("Tariq", "Hobbs") with { NhsNumber = "9990000018" }), Roles.CaseManager)).Sentence()
            .ShouldStartWith("A child with this NHS number is on the record already");
    }

    [Theory]
    [EachDatabase]
    public async Task A_change_needs_a_reason_and_the_version_that_was_seen(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await host.RegisterAsync();
        var version = (await host.SendAsync(new ViewChild(id), Roles.CaseManager))!.Child.Version;
        var moved = Details("Zoë", "Hobbs") with { AreaCode = Wiltshire };

        (await host.SendAsync(new ChangeChildDetails(id, version, moved, " "), Roles.CaseManager)).Sentence().ShouldBe("Say why the details change");
        (await host.SendAsync(new ChangeChildDetails(id, version, moved, "The family moved"), Roles.CaseManager)).Sentence().ShouldBe("");
        (await host.SendAsync(new ChangeChildDetails(id, version, Details(), "I saw the old page"), Roles.CaseManager)).IsConflict.ShouldBeTrue();

        (await host.SendAsync(new FindChildren("obrien"), Roles.CaseManager)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new FindChildren("hobbs"), Roles.CaseManager)).Rows.ShouldHaveSingleItem();
        (await host.EventsAsync()).Select(e => e.Name).ShouldBe(["case-management.child-registered.v1", "case-management.child-details-changed.v1"]);
        (await host.SendAsync(new ViewChildAccess(id), Roles.CaseManager)).ShouldNotBeNull();
        (await host.AuditTrailAsync()).ShouldContain(e => e.Action == "ChangeChildDetails" && e.RecordId == id && e.Reason == "The family moved");
    }

    [Fact]
    public async Task A_change_that_others_do_not_know_of_publishes_nothing()
    {
        await using var host = await StartAsync();
        var id = await host.RegisterAsync();
        await host.SendAsync(new ChangeChildDetails(id, 2, Details() with { Strengths = "Sings." }, "The child told me"), Roles.CaseManager);
        (await host.SendAsync(new ViewChild(id), Roles.CaseManager))!.Child.Strengths.ShouldBe("Sings.");
        (await host.EventsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_was_named_exactly_so_is_linked_when_the_child_is_registered()
    {
        await using var host = await StartAsync();
        var notice = await host.RecordAsync(Notice(Named()));
        var childId = await host.RegisterAsync();
        var person = (await host.PeopleAsync(notice)).ShouldHaveSingleItem();
        person.Status.ShouldBe(MatchStatus.LinkedExact);
        person.ChildId.ShouldBe(childId);
    }

    [Theory]
    [InlineData(null, "Hobbs", "Enter the child’s given names, or their one name")]
    [InlineData("Tariq", "", "")]
    public async Task One_name_is_enough_and_none_is_not(string? given, string family, string sentence)
    {
        await using var host = await StartAsync();
        (await host.SendAsync(new RegisterChild(Guid.NewGuid(), Details() with { GivenNames = given, FamilyName = family }), Roles.CaseManager)).Sentence().ShouldBe(sentence);
    }
}
