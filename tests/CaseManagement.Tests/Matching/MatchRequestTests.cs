using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Matching;

public sealed class MatchRequestTests
{
    [Theory]
    [EachDatabase]
    public async Task Exact_is_linked_near_waits_for_a_person_and_others_are_not_on_the_record(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var childId = await host.RegisterAsync();
        var notice = await host.RecordAsync(Notice(
            Named(), Named("Zoe", "Obrian"), Named("Zoe", "OBrien", "2011-03-28"), Named("Tariq", "Hobbs", "2009-11-21"), Named("Zoe", "O'Brien", role: NoticeCodes.Harmed)));
        var people = await host.PeopleAsync(notice);
        people.Select(p => p.Status).ShouldBe([MatchStatus.LinkedExact, MatchStatus.ToReview, MatchStatus.ToReview, MatchStatus.NotOnRecord, MatchStatus.NotCompared]);
        people[0].ChildId.ShouldBe(childId);
        people[1].ChildId.ShouldBeNull();
        people[1].Candidates.ShouldHaveSingleItem().ChildId.ShouldBe(childId);
        // Who was harmed is not looked up among the children at all.
        people[4].ExactKey.ShouldBeNull();
    }

    [Fact]
    public async Task Same_links_different_frees_and_not_sure_stays_in_its_own_queue()
    {
        await using var host = await StartAsync();
        var childId = await host.RegisterAsync();
        var people = await host.PeopleAsync(await host.RecordAsync(Notice(Named("Zoe", "Obrian"), Named("Zoey", "Obrian"), Named("Zo", "Obrien"))));
        people.ShouldAllBe(p => p.Status == MatchStatus.ToReview);
        foreach (var (person, decision) in people.Zip([MatchDecision.Same, MatchDecision.Different, MatchDecision.NotSure]))
            (await host.SendAsync(new DecideMatch(person.Id, childId, decision), Roles.CaseManager)).Sentence().ShouldBe("");

        (await host.PeopleAsync(people[0].NoticeId)).Select(p => p.Status).ShouldBe([MatchStatus.LinkedByPerson, MatchStatus.NotOnRecord, MatchStatus.NotSure]);
        (await host.SendAsync(new FindMatches(), Roles.CaseManager)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new FindMatches(MatchStatus.NotSure), Roles.CaseManager)).Rows.ShouldHaveSingleItem().GivenNames.ShouldBe("Zo");
        (await host.SendAsync(new RegisterNamedChild(people[2].Id), Roles.CaseManager)).Sentence().ShouldStartWith("Compare this person with each child first");
        (await host.SendAsync(new RegisterNamedChild(people[1].Id), Roles.CaseManager)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_child_of_another_area_is_counted_and_not_shown()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Details() with { AreaCode = Wiltshire });
        var person = (await host.PeopleAsync(await host.RecordAsync(Notice(Named("Zoe", "Obrian")))))[0];
        var view = await host.SendAsync(new ViewMatch(person.Id), Roles.CaseManager, Swindon);
        view!.Candidates.ShouldBeEmpty();
        view.OutOfReach.ShouldBe(1);
        (await host.SendAsync(new RegisterNamedChild(person.Id), Roles.CaseManager, Swindon)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_works_with_the_child_does_not_see_who_was_harmed_and_the_other_way_round()
    {
        await using var host = await StartAsync();
        var notice = await host.RecordAsync(Notice(Named(), Named("Ayaan", "Lacey", null, NoticeCodes.Harmed)));
        (await host.SendAsync(new ViewNotice(notice), Roles.CaseManager))!.People.Select(p => p.Name).ShouldBe(["Zoe O'Brien", null]);
        (await host.SendAsync(new ViewNotice(notice), Roles.VictimWorker))!.People.Select(p => p.Name).ShouldBe([null, "Ayaan Lacey"]);
    }
}
