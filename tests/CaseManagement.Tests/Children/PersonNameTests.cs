using Platform.CaseManagement.Children;

namespace CaseManagement.Tests.Children;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("O'Brien", "obrien")]
    [InlineData("O’BRIEN", "obrien")]
    [InlineData("Zoë", "zoe")]
    [InlineData("Smith-Jones", "smithjones")]
    [InlineData("  Łukasz   Żak ", "lukasz zak")]
    [InlineData("Sørensen", "sorensen")]
    [InlineData("Weiß", "weiss")]
    [InlineData("Æthelred", "aethelred")]
    [InlineData("", "")]
    public void A_name_is_plain_letters_for_search(string typed, string plain) => PersonName.Normalise(typed).ShouldBe(plain);

    [Fact]
    public void What_is_no_character_at_all_is_left_out() => PersonName.Normalise("Am\uFFFEira\uFFFF").ShouldBe(PersonName.Normalise("Am ira"));

    [Fact]
    public void Letters_of_another_script_stay() => PersonName.Normalise("محمد").ShouldBe("محمد");

    [Fact]
    public void A_double_name_is_found_by_the_whole_and_by_each_part()
        => PersonName.SearchTokens("Smith-Jones", "O’Brien").ShouldBe(["smithjones", "smith", "jones", "obrien", "brien"], ignoreOrder: true);
}
