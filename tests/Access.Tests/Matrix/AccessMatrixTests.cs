using System.Net;
using Access.Tests.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Access.Tests.Matrix;

/// <summary>Every page and endpoint that is found in the running host, for every role, area and sensitivity.</summary>
public sealed class AccessMatrixTests
{
    private static readonly bool Approve = Environment.GetEnvironmentVariable("PLATFORM_APPROVE") == "1";

    [Fact]
    public async Task Every_page_and_endpoint_answers_every_role_area_and_sensitivity_as_declared()
    {
        await using var world = await World.StartAsync();
        var matrix = new AccessMatrix();
        var faults = world.Undeclared.Select(u => $"{u}: no record of the world stands for its parameter. Say in Samples.cs which one does, and make it in World.FillAsync if there is none.").ToList();
        var inReach = await TakeSeatsAsync(world, World.Area);
        var elsewhere = await TakeSeatsAsync(world, World.OtherArea);
        var reads = world.Routes.Where(r => r.IsRead).ToList();
        var changes = world.Routes.Where(r => !r.IsRead).ToList();

        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.InReach, inReach, reads);
        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.OtherArea, elsewhere, reads);
        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.OtherArea, elsewhere, changes);
        await world.RestrictAsync();
        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.Restricted, inReach, reads);
        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.Restricted, inReach, changes);
        await world.LiftAsync();
        // Last, for some of these do something.
        await WalkAsync(world, matrix, faults, AccessMatrix.Reach.InReach, inReach, changes);
        foreach (var seat in inReach.Concat(elsewhere))
            seat.Dispose();

        if (Approve)
            await File.WriteAllTextAsync(AccessMatrix.File, matrix.Text, TestContext.Current.CancellationToken);
        faults.ShouldBeEmpty();
        AccessMatrix.Differences(await File.ReadAllLinesAsync(AccessMatrix.File, TestContext.Current.CancellationToken), matrix.Lines)
            .ShouldBeEmpty("the access matrix is not as declared; if the change is meant, run this test with PLATFORM_APPROVE=1 and read what changed");
    }

    [Fact]
    public async Task A_planted_endpoint_that_nobody_declared_is_found_by_the_walk()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.With<PlantedModule>());
        var routes = await Route.AllAsync(host.Services);
        var planted = routes.Single(r => r.Template.StartsWith("/api/planted/", StringComparison.Ordinal));

        planted.ShouldBe(new Route("DELETE", "/api/planted/everything/{id:guid}", null));
        World.IsDeclared(planted).ShouldBeFalse();
        AccessMatrix.Differences(await File.ReadAllLinesAsync(AccessMatrix.File, TestContext.Current.CancellationToken), [$"{planted.Template} DELETE: in = everybody"])
            .ShouldContain(d => d.StartsWith("not declared: /api/planted/everything/{id:guid} DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/children GET: 200 = case-manager; 403 = analyst", "/children GET: 200 = case-manager, analyst", "/children GET")]
    [InlineData("/children/{id} GET: 200/404/404 = case-manager", "/children/{id} GET: 200/404/200 = case-manager", "now:      200/404/200")]
    [InlineData("/children GET: 200 = everybody", "", "no longer there")]
    public void A_matrix_that_differs_is_caught(string declared, string now, string says)
        => AccessMatrix.Differences([declared], now.Length == 0 ? [] : [now]).ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public void Nobody_without_a_session_is_let_in_but_to_the_public_pages()
    {
        string[] open = ["/health/live", "/health/ready", "/sign-in", "/error/{code:int?}", "/accessibility", "/cookies", "/privacy", "/help", "/about"];
        foreach (var line in File.ReadAllLines(AccessMatrix.File).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var route = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (line.Split(": ")[1].Split("; ").Any(a => (a.Contains(Seat.Nobody, StringComparison.Ordinal) || a.EndsWith("everybody", StringComparison.Ordinal)) && (a.StartsWith("200", StringComparison.Ordinal) || a.StartsWith("in", StringComparison.Ordinal))))
                open.Any(o => string.Equals(o, route, StringComparison.OrdinalIgnoreCase) || route.StartsWith("/sign-in", StringComparison.Ordinal)).ShouldBeTrue(line);
        }
    }

    /// <summary>Who answers for people's rights, and the second person of an erasure, are told whom a request is about; the audit trail is read whole.</summary>
    private static bool IsAllowedToKnow(Route route, string role)
        => route.Template.StartsWith("/rights/requests/", StringComparison.Ordinal) && (role == Roles.InformationGovernanceLead || role == Roles.OperationsManager)
            || route.Template.StartsWith("/administration/audit", StringComparison.Ordinal) && role == Roles.InformationGovernanceLead;

    private static async Task<List<Seat>> TakeSeatsAsync(World world, string area)
    {
        var seats = new List<Seat>();
        foreach (var (role, _) in Roles.All)
            seats.Add(await world.SeatAsync(role, area));
        seats.Add(await world.SeatAsync(Seat.Nobody));
        return seats;
    }

    private static async Task WalkAsync(World world, AccessMatrix matrix, List<string> faults, AccessMatrix.Reach reach, List<Seat> seats, List<Route> routes)
    {
        // Reads of several people at once; a change may depend on the one before.
        var asOne = routes[0].IsRead ? 3 : 1;
        await Parallel.ForEachAsync(seats, new ParallelOptions { MaxDegreeOfParallelism = asOne }, async (seat, _) =>
        {
            foreach (var route in routes)
            {
                var path = world.PathOf(route);
                var answer = await seat.AskAsync(route, path);
                matrix.Add(route, seat.Role, reach, answer.Word(route.IsRead));
                lock (faults)
                {
                    // The page of errors itself, asked for without one.
                    if (answer.Status >= 500 && !route.Template.StartsWith("/error/", StringComparison.Ordinal))
                        faults.Add($"{route.Key} answered {answer.Status} to {seat.Role}");
                    if (IsAllowedToKnow(route, seat.Role))
                        continue;
                    // Their name, and the identifier where it was not part of the question, in any list, count, export or label.
                    if (reach == AccessMatrix.Reach.Restricted && answer.Status == 200 && (answer.Body.Contains(World.NameOfTheChild, StringComparison.Ordinal)
                        || !path.Contains(world.ChildId.ToString(), StringComparison.OrdinalIgnoreCase) && answer.Body.Contains(world.ChildId.ToString(), StringComparison.OrdinalIgnoreCase)))
                        faults.Add($"{route.Key} tells {seat.Role} of a child whose record is restricted to others");
                    if (reach == AccessMatrix.Reach.OtherArea && answer.Status == 200 && answer.Body.Contains(World.NameOfTheChild, StringComparison.Ordinal))
                        faults.Add($"{route.Key} tells {seat.Role} in another area the child's name");
                }
            }
        });
    }

    [ModuleManifest("planted", "Planted", "A module with an endpoint that nobody declared.", "planted_")]
    [DependsOn(typeof(KernelModule))]
    public sealed class PlantedModule : PlatformModule
    {
        public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

        public override void OnApplicationInitialization(ApplicationInitializationContext context)
            => context.Endpoints.MapDelete("/everything/{id:guid}", (Guid id) => Results.StatusCode((int)HttpStatusCode.NoContent));
    }
}
