using System.Diagnostics;
using Access.Tests.Worlds;
using Platform.Kernel.Security;

namespace Access.Tests.Reach;

/// <summary>A record out of reach and one that does not exist cannot be told apart: not by the status, the headers, the body or the time.</summary>
public sealed class NotThereTests(WorldFixture fixture) : IClassFixture<WorldFixture>
{
    /// <summary>Not for these, by design: who may know of restricted records is told that there is one, and who to ask.</summary>
    private const string EmergencyDoor = "/access/open/{type}/{id:guid}";

    private static readonly string[] MayKnow = [Roles.CaseManager, Roles.OperationsManager, Roles.SafeguardingLead];

    /// <summary>
    /// The directory of workers and the register of people's requests go by role and agency, not by area; the page that a notice
    /// was sent reads nothing and shows the identifier it was given. Agreements, reviews and questions between agencies go by agency. A definition
    /// of serious violence is one for all areas.
    /// </summary>
    private static readonly string[] NoRecordOfAnArea =
        ["/administration/", "/rights/requests/", "/notices/sent/", "/sharing/agreements/", "/sharing/overrides/", "/sharing/knocks/", "/api/sharing/knocks/", "/case-management/definitions/"];

    [Fact]
    public async Task A_record_in_another_area_a_restricted_one_and_none_at_all_get_the_same_answer()
    {
        var world = fixture.World;
        var faults = new List<string>();
        var compared = 0;
        var hidden = 0;
        var routes = world.Routes.Where(r => world.IsAboutARecord(r) && !NoRecordOfAnArea.Any(n => r.Template.StartsWith(n, StringComparison.Ordinal))).ToList();
        routes.Count.ShouldBeGreaterThan(60);
        await world.RestrictAsync();
        foreach (var (role, _) in Roles.All)
        {
            using var elsewhere = await world.SeatAsync(role, World.OtherArea);
            using var notNamed = await world.SeatAsync(role, World.Area);
            foreach (var route in routes)
            {
                foreach (var (seat, where) in new[] { (elsewhere, "in another area"), (notNamed, "restricted to others") })
                {
                    if (route.Template == EmergencyDoor && seat == notNamed && MayKnow.Contains(role))
                        continue;
                    var absentPath = world.AbsentPathOf(route);
                    var absent = await seat.AskAsync(route, absentPath);
                    var there = await seat.AskAsync(route, world.PathOf(route));
                    // What they may see, or know of, such as a cohort or a theme in their area, which is about no child.
                    if (absent.Status == 404 && there.Status is 200 or 302 && where == "restricted to others" && !IsAboutTheChild(route))
                        continue;
                    compared++;
                    hidden += absent.Status == 404 ? 1 : 0;
                    if (there.Comparable(world.PathOf(route)) != absent.Comparable(absentPath))
                        faults.Add($"{role}: {route.Key} {where} differs from a record that is not there ({there.Status}, {absent.Status}): {FirstDifference(there.Comparable(world.PathOf(route)), absent.Comparable(absentPath))}");
                }
            }
        }

        await world.LiftAsync();
        faults.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(1000);
        hidden.ShouldBeGreaterThan(100, "almost nothing was hidden; the comparison says little");
    }

    [Fact]
    public async Task The_time_of_an_answer_does_not_tell_a_record_out_of_reach_from_none()
    {
        var world = fixture.World;
        await world.RestrictAsync();
        using var elsewhere = await world.SeatAsync(Roles.CaseManager, World.OtherArea);
        using var notNamed = await world.SeatAsync(Roles.CaseManager, World.Area);
        string[] templates = ["/children/{id:guid}", "/cases/{id:guid}", "/incidents/{id:guid}", "/notices/{id:guid}", "/cases/{id:guid}/plan"];
        var faults = new List<string>();
        foreach (var route in templates.Select(t => world.Routes.Single(r => r.Template == t && r is { IsRead: true, Handler: null })))
        {
            foreach (var seat in new[] { elsewhere, notNamed })
            {
                var there = new List<double>();
                var absent = new List<double>();
                for (var i = 0; i < 30; i++)
                {
                    there.Add(await TimeAsync(seat, route, world.PathOf(route)));
                    absent.Add(await TimeAsync(seat, route, world.AbsentPathOf(route)));
                }

                // The share of pairs in which the hidden record is the slower. One half says nothing; a clear tell is near 0 or 1.
                var slower = there.Skip(5).Average(t => absent.Skip(5).Average(a => t > a ? 1.0 : t < a ? 0.0 : 0.5));
                var (medianThere, medianAbsent) = (Median(there), Median(absent));
                if (slower is < 0.1 or > 0.9 && Math.Max(medianThere, medianAbsent) > 1.5 * Math.Min(medianThere, medianAbsent))
                    faults.Add($"{route.Key}: out of reach {medianThere:0.00} ms, none {medianAbsent:0.00} ms, slower in {slower:P0} of pairs");
            }
        }

        await world.LiftAsync();
        faults.ShouldBeEmpty();
    }

    private static bool IsAboutTheChild(Route route) => !route.Template.Contains("/cohorts/", StringComparison.Ordinal) && !route.Template.Contains("/themes/", StringComparison.Ordinal)
        // A gap is between groups.
        && !route.Template.Contains("/findings/", StringComparison.Ordinal)
        && !route.Template.Contains("/published/", StringComparison.Ordinal) && !route.Template.Contains("/matches/", StringComparison.Ordinal) && !route.Template.Contains("/imports/", StringComparison.Ordinal)
        && !route.Template.StartsWith("/access/reviews/", StringComparison.Ordinal)
        // The record of a person harmed is restricted by itself, and is not a child's.
        && !route.Template.Contains("/victim-services/", StringComparison.Ordinal);

    private static async Task<double> TimeAsync(Seat seat, Route route, string path)
    {
        var started = Stopwatch.GetTimestamp();
        (await seat.AskAsync(route, path)).Status.ShouldBe(404, path);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[at..Math.Min(one.Length, at + 60)]}… and …{other[at..Math.Min(other.Length, at + 60)]}…".ReplaceLineEndings(" ");
    }
}
