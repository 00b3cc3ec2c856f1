using System.Text;
using Platform.CspReporting.Demonstration;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.PublicData.Deprivation;
using Platform.CspReporting.PublicData.Lookups;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.PublicData.Populations;

namespace CspReporting.Tests.PublicData;

public class ReferenceFileTests
{
    [Theory]
    [InlineData("E06000030", 23_647)]
    [InlineData("E06000054", 48_777)]
    public void Children_aged_10_to_17_are_the_published_number(string area, int children)
        => PopulationFile.Read("p.csv", SharedData.Open("population/ons_mye_mid2022_age10_17_by_sex_ew.csv"))
            .Where(row => row.AreaCode == area && row.Age is not null).Sum(row => row.People).ShouldBe(children);

    [Fact]
    public void Ages_that_do_not_add_up_are_refused()
        => Should.Throw<PublicDataRefusedException>(() => PopulationFile.Read("p.csv", Bytes(
                string.Join(',', PopulationFile.Columns) + "\nE06000030,Swindon,Unitary Authority,Female,1,1,1,1,1,1,1,1,9,100\n")).ToList())
            .Message.ShouldBe("p.csv, row 2, column 13 (age_10_17): the eight ages add up to 8 but this column says 9.");

    [Fact]
    public void Does_not_apply_is_not_an_ethnic_group()
    {
        var rows = EthnicPopulationFile.Read("e.csv", SharedData.Open("population/ons-ethnic-population-la.csv")).ToList();

        rows.ShouldNotContain(row => row.GroupName == "Does not apply");
        rows.Where(row => row.AreaCode == "E09000017").Sum(row => row.People).ShouldBe(147_387 + 13_359 + 101_938 + 23_955 + 19_268);
    }

    [Fact]
    public void The_lookup_says_where_each_LSOA_lies_and_Wiltshires_year_has_234_rows_in_other_authorities()
    {
        var lookup = LsoaLookupFile.Read("l.csv", SharedData.Open("geography/lsoa21_to_lad_csp_pfa_target_areas.csv")).ToDictionary(row => row.LsoaCode, row => row.Authority);
        lookup.Count.ShouldBe(1_562);
        lookup["E01015534"].ShouldBe(new AuthorityLookupRow("E06000030", "Swindon", "E22000350", "Swindon", "E23000038", "Wiltshire"));

        var elsewhere = SharedData.StreetFiles.SelectMany(file => StreetFile.Read(file, PoliceUkFileName.Parse(file)!, SharedData.OpenStreet(file)))
            .Count(row => row.LsoaCode is null || !lookup.TryGetValue(row.LsoaCode, out var authority) || authority.ForceAreaName != "Wiltshire");

        elsewhere.ShouldBe(234);
    }

    [Fact]
    public void The_authorities_lookup_reads_with_its_semicolons()
        => AuthorityLookupFile.Read("a.csv", SharedData.Open("geography/lad_to_csp_to_pfa_2019.csv")).Count().ShouldBe(341);

    [Fact]
    public void Commas_where_the_lookup_has_semicolons_are_refused()
        => Should.Throw<PublicDataRefusedException>(() => AuthorityLookupFile.Read("a.csv", Bytes(string.Join(',', AuthorityLookupFile.Columns) + "\n")).ToList())
            .Message.ShouldContain("separated by commas where this lookup has semicolons");

    [Fact]
    public void Deprivation_stands_on_the_codes_of_2011_so_2549_rows_of_violence_have_no_match()
    {
        var deprivation = DeprivationFile.Read("d.csv", SharedData.Open("deprivation/imd2019_file1_lsoa_rank_decile.csv")).ToDictionary(row => row.Lsoa2011Code);
        deprivation.Count.ShouldBe(32_844);
        deprivation["E01000001"].Rank.ShouldBe(29_199);

        SharedData.StreetFiles.SelectMany(file => StreetFile.Read(file, PoliceUkFileName.Parse(file)!, SharedData.OpenStreet(file)))
            .Count(row => row.CrimeType == "Violence and sexual offences" && (row.LsoaCode is null || !deprivation.ContainsKey(row.LsoaCode)))
            .ShouldBe(2_549);
    }

    [Theory]
    [InlineData("E06000030", 140)]
    [InlineData("E06000054", 307)]
    public void Boundaries_read_and_come_back_from_their_compact_form(string authority, int lsoas)
    {
        using var content = SharedData.Open($"geography/lsoa21_{authority}.geojson");
        var rows = BoundaryFile.Read("b.geojson", content);

        rows.Count.ShouldBe(lsoas);
        rows.ShouldAllBe(row => row.AuthorityCode == authority);
        foreach (var row in rows)
            Shape.FromBytes(row.Shape.ToBytes()).Rings.Zip(row.Shape.Rings).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
        rows.Sum(row => row.Shape.ToBytes().Length).ShouldBeLessThan((int)content.Length / 6);
    }

    [Fact]
    public void A_point_of_the_street_file_lies_in_the_LSOA_that_the_file_names()
    {
        var shapes = BoundaryFile.Read("b.geojson", SharedData.Open("geography/lsoa21_E06000030.geojson"));
        const string file = "2025-03-wiltshire-street.csv";
        var codes = shapes.Select(row => row.LsoaCode).ToHashSet();
        var points = StreetFile.Read(file, PoliceUkFileName.Parse(file)!, SharedData.OpenStreet(file))
            .Where(row => row.LsoaCode is not null && codes.Contains(row.LsoaCode)).Take(500).ToList();

        var right = points.Count(point => shapes.FirstOrDefault(row => row.Shape.Contains(new Corner((int)Math.Round(point.Longitude!.Value * 1e6), (int)Math.Round(point.Latitude!.Value * 1e6))))?.LsoaCode == point.LsoaCode);

        // police.uk moves points to anonymous places, and generalised boundaries cut corners: a few lie across a border.
        right.ShouldBeGreaterThan(points.Count * 97 / 100);
    }

    [Fact]
    public void Half_a_GeoJSON_is_refused()
    {
        using var whole = SharedData.Open("geography/lsoa21_E06000030.geojson");
        var half = new MemoryStream(whole.ToArray()[..100_000]);

        Should.Throw<PublicDataRefusedException>(() => BoundaryFile.Read("b.geojson", half)).Message.ShouldContain("the file is not whole GeoJSON from here on; download it again");
    }

    [Fact]
    public void The_demonstration_copy_is_the_published_file_byte_for_byte()
    {
        Assert.SkipWhen(SharedData.FolderOrNull is null, "There is no folder shared/data beside this clone to compare with.");
        DemonstrationData.FileNames.Count.ShouldBe(19);
        foreach (var name in DemonstrationData.FileNames)
        {
            var published = Directory.EnumerateFiles(SharedData.FolderOrNull!, name, SearchOption.AllDirectories).Single();
            DemonstrationData.Open(name).ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(published)).ShouldBeTrue(name);
        }
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
