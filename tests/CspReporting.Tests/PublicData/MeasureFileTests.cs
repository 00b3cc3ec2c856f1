using System.Text;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.YouthJustice;

namespace CspReporting.Tests.PublicData;

public class MeasureFileTests
{
    private static readonly string Header = string.Join(',', MeasureFile.Columns) + "\n";

    [Fact]
    public void The_published_table_reads_in_full_with_what_was_withheld_as_no_number()
    {
        var rows = MeasureFile.Read("m.csv", SharedData.Open("youth_justice/dfe_lait_youth_justice_and_context_by_la.csv")).ToList();

        rows.Count.ShouldBe(44_540);
        rows.Count(row => row.Value is null).ShouldBe(4_873);
        rows.Single(row => row is { Measure: "FirstYJS", Years: "2024", PlaceName: "Swindon" }).Value.ShouldBe(103m);
    }

    [Theory]
    [InlineData("36.479999999999997", "36.48")]
    [InlineData("5.0169999999999999E-2", "0.05017")]
    [InlineData("-", null)]
    [InlineData("c", null)]
    public void Numbers_are_read_as_a_machine_wrote_them(string text, string? value)
        => Read($"A,Topic,Measure,%,Low,2024,Swindon,866,South West,{text}\n").Value?.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(value);

    [Fact]
    public void A_value_that_is_no_number_is_refused_with_its_place()
        => Should.Throw<PublicDataRefusedException>(() => Read("A,Topic,Measure,%,Low,2024,Swindon,866,South West,many\n")).Message
            .ShouldBe("m.csv, row 2, column 10 (value): expected a number, or - or c for what is withheld, but found \"many\".");

    private static MeasureRow Read(string row) => MeasureFile.Read("m.csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + row))).Single();
}
