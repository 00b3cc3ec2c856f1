using System.Xml.Linq;
using Platform.CspReporting.Maps;
using Platform.CspReporting.PublicData.Boundaries;

namespace CspReporting.Tests.Maps;

public class LsoaMapTests
{
    private static readonly Lazy<IReadOnlyList<MapPlace>> Places = new(() =>
        [.. BoundaryFile.Read("b.geojson", SharedData.Open("geography/lsoa21_E06000030.geojson"))
            .Select((row, number) => new MapPlace(row.LsoaCode, row.LsoaName, number % 40, number < 10 ? $"{number + 1}" : null, row.Shape))]);

    [Fact]
    public void Every_LSOA_is_drawn_once_with_its_name_and_count()
    {
        var svg = XElement.Parse(Draw());

        XNamespace ns = "http://www.w3.org/2000/svg";
        var paths = svg.Descendants(ns + "path").ToList();
        paths.Count.ShouldBe(140);
        paths.ShouldAllBe(path => path.Attribute("d")!.Value.StartsWith('M') && path.Attribute("d")!.Value.EndsWith('z'));
        paths[0].Element(ns + "title")!.Value.ShouldBe("Swindon 028A (E01015471): 0 recorded crimes");
        svg.Descendants(ns + "circle").Count().ShouldBe(10);
    }

    [Fact]
    public void It_has_a_title_and_a_description_that_a_screen_reader_finds()
    {
        var svg = XElement.Parse(Draw());

        svg.Attribute("role")!.Value.ShouldBe("img");
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        named.ShouldBe(["map-title", "map-description"]);
        named.ShouldAllBe(id => svg.Elements().Any(element => element.Attribute("id") != null && element.Attribute("id")!.Value == id));
    }

    [Fact]
    public void Nothing_in_it_would_be_stopped_by_a_strict_content_security_policy()
    {
        var svg = XElement.Parse(Draw());

        svg.DescendantsAndSelf().ShouldNotContain(element => element.Name.LocalName == "style" || element.Name.LocalName == "script");
        svg.DescendantsAndSelf().SelectMany(element => element.Attributes())
            .ShouldNotContain(attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName == "href" || attribute.Name.LocalName.StartsWith("on"));
    }

    [Fact]
    public void It_is_small_enough_to_stand_in_a_page() => Draw().Length.ShouldBeLessThan(120_000);

    [Fact]
    public void The_legend_says_in_words_what_each_shade_stands_for_and_counts_every_place()
    {
        var legend = LsoaMap.Legend(Places.Value);

        legend[0].Band.Words.ShouldBe("0");
        legend.Count.ShouldBe(5);
        legend.Sum(entry => entry.Places).ShouldBe(140);
    }

    [Fact]
    public void Equal_counts_have_one_shade() => MapBands.For([3, 3, 3]).ShouldHaveSingleItem().Words.ShouldBe("3");

    [Fact]
    public void A_map_that_is_all_nought_has_one_shade() => MapBands.For([0, 0]).ShouldHaveSingleItem().Words.ShouldBe("0");

    private static string Draw() => LsoaMap.Draw("map", "Recorded crime", "Where it was recorded.", "recorded crimes", Places.Value);
}
