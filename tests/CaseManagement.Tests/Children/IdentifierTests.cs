using Platform.CaseManagement.Children;

namespace CaseManagement.Tests.Children;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData("987-654-4322", "9876544322")]
    [InlineData("4505577104", "4505577104")]
    [InlineData("4000000004", "4000000004")]
    [InlineData("9990000018", "9990000018")]
    public void An_NHS_number_that_fits_is_kept_as_ten_figures(string typed, string kept) => NhsNumber.Read(typed).ShouldBe(kept);

    [Theory]
    [InlineData("485 777 3456")]
    [InlineData("987 654 4321")]
    [InlineData("0000000000")]
    [InlineData("123456789")]
    [InlineData("12345678901")]
    [InlineData("99900000ab")]
    [InlineData(null)]
    public void An_NHS_number_that_does_not_fit_is_refused(string? typed) => NhsNumber.Read(typed).ShouldBeNull();

    [Fact]
    public void Some_nine_figures_begin_no_NHS_number() => NhsNumber.CheckDigit("123456789").ShouldBeNull();

    [Theory]
    [InlineData("H801200001001")]
    [InlineData("a123456789012")]
    [InlineData("U80120000100A")]
    [InlineData("Y823432112001")]
    [InlineData("L203030400001")]
    public void A_pupil_number_that_fits_is_kept(string typed) => PupilNumber.Read(typed).ShouldBe(typed.ToUpperInvariant());

    [Theory]
    [InlineData("H801200001002")]
    [InlineData("I801200001001")]
    [InlineData("H80120000100")]
    public void A_pupil_number_that_does_not_fit_is_refused(string typed) => PupilNumber.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("sn12jh", "SN1 2JH")]
    [InlineData(" GL54 1bs ", "GL54 1BS")]
    [InlineData("w1a0ax", "W1A 0AX")]
    public void A_postcode_is_kept_in_capitals_with_one_space(string typed, string kept) => Postcode.Read(typed).ShouldBe(kept);

    [Theory]
    [InlineData("SN1")]
    [InlineData("12345")]
    [InlineData("")]
    public void Half_a_postcode_is_refused(string typed) => Postcode.Read(typed).ShouldBeNull();
}
