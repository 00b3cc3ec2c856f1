using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Maps;
using Platform.CspReporting.Places;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Places;

[Collection<PlacesCollection>]
public class HexagonTests(PlacesHost fixture)
{
    private readonly PlatformHost host = fixture.Host;

    [Theory]
    [InlineData(Swindon, "Swindon")]
    [InlineData(Wiltshire, "Wiltshire")]
    public async Task Counts_that_are_shown_are_those_of_the_nearest_middle_and_small_ones_are_not_shown_anywhere(string areaCode, string name)
    {
        var rows = PlainRow.In(name).Where(row => row.Type == PlainRow.Violence).ToList();
        var expected = rows.GroupBy(row => Nearest(EqualAreaPlane.Of(row.Longitude!.Value, row.Latitude!.Value)).Key).ToDictionary(group => group.Key, group => group.Count());
        var whole = (await host.SendAsync(new GetHexagons(areaCode, IsWhole: true), Roles.Analyst, areaCode)).ShouldNotBeNull();

        var shown = whole.Table!.Rows.ToDictionary(row => row.Label.Split(' ')[2].TrimEnd(','), row => (int)row.Cells[0].Value!);
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(each => expected[each.Key] == each.Value && each.Value >= DisclosureRule.Default.Threshold);
        expected.Where(each => each.Value >= DisclosureRule.Default.Threshold && !shown.ContainsKey(each.Key)).Count().ShouldBeLessThanOrEqualTo(1);

        var page = (await host.SendAsync(new GetHexagons(areaCode), Roles.Analyst, areaCode)).ShouldNotBeNull();
        var drawn = System.Xml.Linq.XElement.Parse(page.Map!.Svg).Descendants().Where(element => element.Name.LocalName == "path").Select(path => path.Elements().FirstOrDefault()?.Value).OfType<string>()
            .ToDictionary(title => title.Split(' ')[1].TrimEnd(','), title => title[(title.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]);
        drawn.Count.ShouldBe(expected.Count);
        foreach (var (key, text) in drawn)
            text.ShouldBe(shown.TryGetValue(key, out var count) ? $"{count:N0} recorded" : expected[key] < DisclosureRule.Default.Threshold ? "<6 recorded" : "[c] recorded");
    }

    [Fact]
    public void One_small_hexagon_cannot_be_worked_out_from_the_sum()
    {
        PlacePoint At(double longitude, int rows) => new(new PlaceLsoa("E01000001", "Test 001A"), longitude, 51.5, rows);
        var released = HexagonCounts.Release([At(-1.5, 3), At(-1.6, 40), At(-1.7, 50)], new Figure.Gate(DisclosureRule.Default));

        released.Select(cell => cell.Count.Text).ShouldBe(["50", "[c]", "<6"]);
    }

    [Fact]
    public void Many_small_hexagons_are_all_hidden_and_quickly()
    {
        var points = Enumerable.Range(0, 2_000).Select(place => new PlacePoint(new PlaceLsoa("E01000001", "Test 001A"), -5 + (place % 50 * 0.1), 50 + (place / 50 * 0.1), 1 + (place % 9))).ToList();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var released = HexagonCounts.Release(points, new Figure.Gate(DisclosureRule.Default));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        released.Count.ShouldBe(2_000);
        released.Count(cell => cell.Count.Text == "<6").ShouldBe(points.Count(point => point.Rows < 6));
        released.Where(cell => cell.Count.Value is not null).ShouldAllBe(cell => cell.Count.Value >= 6);
    }

    [Fact]
    public void Rounding_is_that_of_the_rule()
    {
        PlacePoint At(double longitude, int rows) => new(new PlaceLsoa("E01000001", "Test 001A"), longitude, 51.5, rows);
        var released = HexagonCounts.Release([At(-1.6, 42), At(-1.7, 51)], new Figure.Gate(DisclosureRule.Default with { RoundedTo = 5 }));

        released.Select(cell => cell.Count.Text).ShouldBe(["50", "40"]);
    }

    [Fact]
    public async Task The_page_reads_without_script_and_pages_by_key()
    {
        using var client = await host.AsAsync(Roles.Analyst, Swindon);
        var page = await client.GetPageAsync($"/csp-reporting/places/{Swindon}/hexagons?group=violence");

        page.Texts("svg[role=img] > desc").ShouldHaveSingleItem().ShouldContain("hexagons are shown");
        page.Document.QuerySelectorAll("[style], style").ShouldBeEmpty();
        page.Texts("tbody tr").Count.ShouldBe(25);
        var next = await client.GetPageAsync(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        next.Texts("tbody th")[0].ShouldStartWith("26. Hexagon ");
        page.Main.ShouldContain("<6 is a count of 1 to 5");
    }

    // Among all middles near the point, by distance alone.
    private static HexCell Nearest(PlanePoint point)
    {
        var row = (int)Math.Round(point.Y / (HexGrid.Width * Math.Sqrt(3) / 2));
        var column = (int)Math.Round((point.X / HexGrid.Width) - (row / 2.0));
        return (from r in Enumerable.Range(row - 2, 5) from c in Enumerable.Range(column - 3, 7) select new HexCell(c, r)).MinBy(cell =>
        {
            var middle = HexGrid.MiddleOf(cell);
            return Math.Pow(middle.X - point.X, 2) + Math.Pow(middle.Y - point.Y, 2);
        });
    }
}
