using Platform.CaseManagement.SeriousViolence;

namespace CaseManagement.Tests.Escalation;

/// <summary>The rules alone, at their edges.</summary>
public sealed class PatternTests
{
    private static readonly DateOnly Start = new(2026, 3, 1);
    private static readonly HashSet<Guid> Nothing = [];

    [Theory]
    [InlineData(90, 3)]
    [InlineData(91, 0)]
    public void So_many_incidents_within_so_many_days_with_both_ends(int lastDay, int found)
        => Frequency.Find([Incident(0), Incident(10), Incident(lastDay)], Nothing).Count.ShouldBe(found);

    [Fact]
    public void What_somebody_has_looked_at_does_not_fit_again_without_something_new()
    {
        PatternEvent[] three = [Incident(0), Incident(10), Incident(20)];
        var seen = three.Select(e => e.RecordId).ToHashSet();
        Frequency.Find(three, seen).ShouldBeEmpty();
        Frequency.Find([.. three, Incident(30)], seen).Count.ShouldBe(4);
    }

    [Fact]
    public void Gravity_rises_on_one_scale_step_by_step_and_a_range_is_no_step()
    {
        Rising.Find([Incident(0, 2), Incident(1, 3), Incident(2, 5)], Nothing).Count.ShouldBe(3);
        Rising.Find([Incident(0, 2), Incident(1, 3), Incident(2, 3)], Nothing).ShouldBeEmpty();
        Rising.Find([Incident(0, 2), Incident(1, null), Incident(2, 5)], Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void Two_notices_of_one_partner_are_one_partner()
    {
        Partners.Find([Notice(0, "Police"), Notice(1, "police")], Nothing).ShouldBeEmpty();
        Partners.Find([Notice(0, "Police"), Notice(1, "A school")], Nothing).Count.ShouldBe(2);
    }

    private static DefinitionPattern Frequency => new(Guid.NewGuid(), PatternKind.Frequency, 3, 90);

    private static DefinitionPattern Rising => new(Guid.NewGuid(), PatternKind.Rising, 3, 180);

    private static DefinitionPattern Partners => new(Guid.NewGuid(), PatternKind.Partners, 2, 30);

    private static PatternEvent Incident(int day, int? score = 3) => new(PatternRecord.Incident, Guid.NewGuid(), Start.AddDays(day), score, null);

    private static PatternEvent Notice(int day, string agency) => new(PatternRecord.Notice, Guid.NewGuid(), Start.AddDays(day), null, agency);
}
