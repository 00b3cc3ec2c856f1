using System.Text;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.PoliceUk;

namespace CspReporting.Tests.PublicData;

public class StreetFileTests
{
    private const string Name = "2025-03-wiltshire-street.csv";
    private const string Header = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    private const string Id = "61f7da9125dbc0d4f7a14938a843f07d1198b5b8e5e94cb1116fbbb5364e266e";
    private const string Good = Id + ",2025-03,Wiltshire Police,Wiltshire Police,-1.785432,51.560000,On or near High Street,E01015534,Swindon 008B,Robbery,Under investigation,\n";
    private const string AntiSocial = ",2025-03,Wiltshire Police,Wiltshire Police,-1.785432,51.560000,On or near High Street,E01015534,Swindon 008B,Anti-social behaviour,,\n";

    [Fact]
    public void A_year_of_one_force_has_the_figures_that_were_counted_independently()
    {
        var rows = SharedData.StreetFiles.SelectMany(file => Read(file, SharedData.OpenStreet(file)).Select(row => (File: file, Row: row))).ToList();

        Counts(rows.Select(each => each.Row)).ShouldBe((52_005, 19_618, 244, 454, 9_935));
        Counts(rows.Where(each => each.File == Name).Select(each => each.Row)).ShouldBe((4_374, 1_615, 11, 45, 790));
        rows.Where(each => each.Row.CrimeType == "Violence and sexual offences").GroupBy(each => each.Row.LsoaCode)
            .Select(lsoa => (lsoa.Key, lsoa.Count())).OrderByDescending(lsoa => lsoa.Item2).ThenBy(lsoa => lsoa.Key, StringComparer.Ordinal).Take(5)
            .ShouldBe([("E01032714", 359), ("E01032022", 259), ("E01015534", 244), ("E01034534", 244), ("E01033845", 232)]);
    }

    [Fact]
    public void A_crime_identifier_may_stand_on_several_rows_and_every_row_counts()
    {
        var rows = SharedData.StreetFiles.SelectMany(file => Read(file, SharedData.OpenStreet(file))).Where(row => row.CrimeId is not null).ToList();
        var repeated = rows.GroupBy(row => Convert.ToHexString(row.CrimeId!)).Where(same => same.Count() > 1).ToList();

        repeated.Count.ShouldBe(132);
        repeated.Count(same => same.Select(row => (row.Longitude, row.Latitude)).Distinct().Count() > 1).ShouldBe(109);
        repeated.Count(same => same.Select(row => row.CrimeType).Distinct().Count() > 1).ShouldBe(5);
    }

    [Fact]
    public void Identical_rows_of_anti_social_behaviour_are_separate_incidents()
        => Read(Header + AntiSocial + AntiSocial).Count.ShouldBe(2);

    [Fact]
    public void A_row_without_a_location_is_kept()
    {
        var row = Read(Header + Id + ",2025-03,Wiltshire Police,Wiltshire Police,,,No Location,,,Drugs,Local resolution,\n").ShouldHaveSingleItem();

        row.LsoaCode.ShouldBeNull();
        row.Longitude.ShouldBeNull();
    }

    [Fact]
    public void A_byte_order_mark_Windows_line_ends_and_a_comma_in_quotation_marks_are_fine()
    {
        var text = Header + Good.Replace("On or near High Street", "\"On or near High Street, Swindon\"") + AntiSocial;
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n"))).ToArray();

        Read(Name, new MemoryStream(bytes)).Count.ShouldBe(2);
    }

    [Fact]
    public void Semicolons_are_refused_in_a_sentence()
        => Refused((Header + Good).Replace(',', ';')).ShouldBe(
            "2025-03-wiltshire-street.csv, row 1, column 1: the columns are separated by semicolons where police.uk has commas; use the file as it was published.");

    [Fact]
    public void A_wrong_column_is_refused_and_named()
        => Refused(Header.Replace("Crime type", "Offence") + Good).ShouldBe(
            "2025-03-wiltshire-street.csv, row 1, column 10: expected the heading \"Crime type\" but found \"Offence\".");

    [Fact]
    public void A_column_too_few_or_too_many_is_refused_and_named()
    {
        Refused(Header.Replace(",Context", "") + Good).ShouldBe("2025-03-wiltshire-street.csv, row 1, column 12: expected the heading \"Context\" but found nothing.");
        Refused(Header.Replace(",Context", ",Context,Notes") + Good).ShouldBe(
            "2025-03-wiltshire-street.csv, row 1, column 13: police.uk has 12 columns and this file has more, beginning with \"Notes\".");
        Refused(Header + Good + Good.Replace("Robbery,", "")).ShouldBe("2025-03-wiltshire-street.csv, row 3, column 11 (Last outcome category): expected 12 fields but found 11.");
    }

    [Fact]
    public void A_file_under_the_name_of_another_month_is_refused()
        => Refused(Header + Good + Good.Replace("2025-03", "2025-04")).ShouldBe(
            "2025-03-wiltshire-street.csv, row 3, column 2 (Month): the file's name says 2025-03 but this row says \"2025-04\"; give the file the name it was published under.");

    [Fact]
    public void A_file_under_the_name_of_another_force_is_refused()
        => Refused(Header + Good.Replace("Wiltshire Police", "Avon and Somerset Constabulary")).ShouldBe(
            "2025-03-wiltshire-street.csv, row 2, column 3 (Reported by): the file's name says wiltshire but this row says \"Avon and Somerset Constabulary\"; give the file the name it was published under.");

    [Fact]
    public void A_file_cut_short_at_any_byte_of_its_last_row_is_refused()
    {
        var whole = Header + Good + Good;
        for (var length = Header.Length + Good.Length + 1; length < whole.Length; length++)
            Refused(whole[..length]).ShouldStartWith("2025-03-wiltshire-street.csv, row 3, column ");

        Refused(whole[..^40]).ShouldContain("the file ends in the middle of this row, so it was cut short; download it again");
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_refused()
        => Refused(Header + Good.Replace("On or near", "\"On or near") + string.Concat(Enumerable.Repeat(AntiSocial, 60)))
            .ShouldStartWith("2025-03-wiltshire-street.csv, row 2, column 1 (Crime ID): a quotation mark");

    [Theory]
    [InlineData("E01015534", "E0101553", "row 2, column 8 (LSOA code)")]
    [InlineData("-1.785432", "51.785432", "row 2, column 5 (Longitude)")]
    [InlineData("-1.785432", "", "row 2, column 5 (Longitude)")]
    [InlineData("Robbery", "", "row 2, column 10 (Crime type)")]
    [InlineData(Id, "12ab", "row 2, column 1 (Crime ID)")]
    public void A_value_that_cannot_be_is_refused_where_it_stands(string good, string bad, string place)
        => Refused(Header + Good.Replace(good, bad)).ShouldStartWith($"2025-03-wiltshire-street.csv, {place}: ");

    [Fact]
    public void An_empty_file_and_one_with_headings_alone_are_refused()
    {
        Refused("").ShouldContain("the file is empty");
        Refused(Header).ShouldContain("headings and no rows");
    }

    [Theory]
    [InlineData("2025-03-wiltshire-street.csv", "2025-03", "wiltshire", PoliceUkKind.Street)]
    [InlineData("2018-04-avon-and-somerset-street.csv", "2018-04", "avon-and-somerset", PoliceUkKind.Street)]
    [InlineData("2023-01-metropolitan-stop-and-search.csv", "2023-01", "metropolitan", PoliceUkKind.StopAndSearch)]
    public void A_name_says_month_force_and_kind(string name, string month, string force, object kind)
    {
        var parsed = PoliceUkFileName.Parse(name).ShouldNotBeNull();

        (parsed.MonthText, parsed.Force, parsed.Kind).ShouldBe((month, force, (PoliceUkKind)kind));
    }

    [Theory]
    [InlineData("wiltshire.csv")]
    [InlineData("2025-13-wiltshire-street.csv")]
    [InlineData("2025-03-street.csv")]
    [InlineData("2025-03-wiltshire-outcomes.csv")]
    public void Another_name_is_none_of_ours(string name) => PoliceUkFileName.Parse(name).ShouldBeNull();

    [Theory]
    [InlineData("Avon and Somerset Constabulary", "avon-and-somerset")]
    [InlineData("Metropolitan Police Service", "metropolitan")]
    [InlineData("Devon & Cornwall Police", "devon-and-cornwall")]
    [InlineData("City of London Police", "city-of-london")]
    [InlineData("Dyfed-Powys Police", "dyfed-powys")]
    [InlineData("British Transport Police", "btp")]
    public void A_force_is_known_by_its_name_in_the_rows(string name, string slug) => PoliceForce.SlugOf(name).ShouldBe(slug);

    private static (int All, int Violence, int Robbery, int Weapons, int AntiSocial) Counts(IEnumerable<StreetRow> rows)
    {
        var types = rows.CountBy(row => row.CrimeType).ToDictionary();
        return (types.Values.Sum(), types["Violence and sexual offences"], types["Robbery"], types["Possession of weapons"], types["Anti-social behaviour"]);
    }

    private static List<StreetRow> Read(string text) => Read(Name, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static List<StreetRow> Read(string file, Stream content)
    {
        using (content)
            return [.. StreetFile.Read(file, PoliceUkFileName.Parse(file)!, content)];
    }

    private static string Refused(string text) => Should.Throw<PublicDataRefusedException>(() => Read(text)).Message;
}
