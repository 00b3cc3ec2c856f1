using System.Text;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.PoliceUk;

namespace CspReporting.Tests.PublicData;

public class StopAndSearchFileTests
{
    private static readonly string Header = string.Join(',', StopAndSearchFile.Columns) + "\n";
    private const string Row = "Person search,2018-05-31T23:30:00+00:00,False,,51.55,-1.77,Male,10-17,Other ethnic group - Not stated,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,A no further action disposal,,False\n";

    [Fact]
    public void The_published_month_reads_in_full()
    {
        var rows = Read("2023-01-wiltshire-stop-and-search.csv", SharedData.Open("police_stop_search/2023-01-wiltshire-stop-and-search.csv"));

        rows.Count.ShouldBe(131);
        rows.Count(row => row.AgeRange == "10-17").ShouldBe(46);
        rows.Count(row => row.SelfDefinedEthnicity == "Other ethnic group - Not stated").ShouldBe(5);
        rows[0].OccurredUtc.ShouldBe(new DateTime(2023, 1, 1, 0, 25, 0, DateTimeKind.Utc));
        rows[0].Latitude.ShouldBe(51.553028);
    }

    [Fact]
    public void The_month_is_local_while_the_time_is_UTC()
    {
        Read("2018-06-wiltshire-stop-and-search.csv", Bytes(Header + Row)).Count.ShouldBe(1);

        Refused("2018-05-wiltshire-stop-and-search.csv", Header + Row).ShouldBe(
            "2018-05-wiltshire-stop-and-search.csv, row 2, column 2 (Date): the file's name says 2018-05 but this search was on 2018-06-01 by local time; give the file the name it was published under.");
    }

    [Fact]
    public void Each_month_of_an_older_force_reads_after_its_added_columns_are_taken_off()
    {
        var lines = new StreamReader(SharedData.Open("police_stop_search/hillingdon-stop-and-search-2017-12_to_2019-02.csv")).ReadToEnd().Split('\n')[1..];
        var months = lines.Where(line => line.Length > 0).GroupBy(line => line[..7]).ToList();

        var rows = months.Sum(month => Read($"{month.Key}-metropolitan-stop-and-search.csv",
            Bytes(Header + string.Concat(month.Select(line => line[8..line.LastIndexOf(',')] + "\n")))).Count);

        rows.ShouldBe(4_407);
    }

    [Theory]
    [InlineData("10-17", "12", "column 8 (Age range)")]
    [InlineData("False\n", "Fal\n", "column 15 (Removal of more than just outer clothing)")]
    [InlineData("2018-05-31T23:30:00+00:00", "31/05/2018", "column 2 (Date)")]
    [InlineData("51.55", "1.77", "column 5 (Latitude)")]
    public void A_value_that_cannot_be_is_refused_where_it_stands(string good, string bad, string place)
        => Refused("2018-06-wiltshire-stop-and-search.csv", Header + Row.Replace(good, bad)).ShouldContain($"row 2, {place}: ");

    [Fact]
    public void A_street_file_under_this_name_is_refused_at_its_first_heading()
        => Refused("2025-03-wiltshire-stop-and-search.csv", string.Join(',', StreetFile.Columns) + "\n").ShouldContain("row 1, column 1: expected the heading \"Type\" but found \"Crime ID\"");

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static List<StopRow> Read(string file, Stream content) => [.. StopAndSearchFile.Read(file, PoliceUkFileName.Parse(file)!, content)];

    private static string Refused(string file, string text) => Should.Throw<PublicDataRefusedException>(() => Read(file, Bytes(text))).Message;
}

/// <summary>Searches of one area over several months.</summary>
public class AreaStopAndSearchFileTests
{
    private static readonly string Header = string.Join(',', AreaStopAndSearchFile.Columns) + "\n";

    [Fact]
    public void The_months_and_LSOAs_stand_in_each_row()
    {
        var rows = AreaStopAndSearchFile.Read("a.csv", SharedData.Open("police_stop_search/hillingdon-stop-and-search-2017-12_to_2019-02.csv")).ToList();

        rows.Count.ShouldBe(4_407);
        rows.ShouldAllBe(row => row.LsoaCode != null);
        rows.Select(row => row.MonthOn).Distinct().Count().ShouldBe(15);
    }

    [Fact]
    public void A_row_whose_local_time_lies_in_another_month_is_refused_with_its_place()
        => Should.Throw<PublicDataRefusedException>(() => AreaStopAndSearchFile.Read("a.csv", new MemoryStream(Encoding.UTF8.GetBytes(
                Header + "2018-05,Person search,2018-05-31T23:30:00+00:00,False,,51.55,-1.77,Male,10-17,,White,,,,,False,E01002514\n"))).ToList())
            .Message.ShouldStartWith("a.csv, row 2, column 3 (Date): the first column says 2018-05 but this search was on 2018-06-01 by local time");

    [Theory]
    [InlineData("hillingdon-stop-and-search-2017-12_to_2019-02.csv", "hillingdon 2017-12 to 2019-02")]
    [InlineData("2023-01-wiltshire-stop-and-search.csv", null)]
    public void The_name_says_the_place_and_the_months(string name, string? place) => AreaStopAndSearchFile.NameOf(name).ShouldBe(place);
}
