using Platform.Participation.Themes;

namespace Participation.Tests.Themes;

public sealed class RecognisableDetailsTests
{
    [Theory]
    [InlineData("I live near SN1 2AB and it is dark", "postcode")]
    [InlineData("Write to me@example.org", "email")]
    [InlineData("Ring 07700 900123", "telephone")]
    [InlineData("It happened on 12th June", "date")]
    [InlineData("It happened on 12/06/2025", "date")]
    [InlineData("I'm 14 and nobody asks me", "age")]
    [InlineData("a 15 year old said so", "age")]
    public void Some_details_are_never_published(string text, string about) => RecognisableDetails.NeverPublished(text).ShouldNotBeNull().ShouldContain(about);

    [Theory]
    [InlineData("The bus does not run after 6pm.")]
    [InlineData("We asked 3 times. Nobody came.")]
    [InlineData("")]
    [InlineData(null)]
    public void Plain_sentences_pass(string? text)
    {
        RecognisableDetails.NeverPublished(text).ShouldBeNull();
        RecognisableDetails.LikelyNames(text).ShouldBeEmpty();
    }

    [Fact]
    public void A_capital_inside_a_sentence_may_be_a_name()
        => RecognisableDetails.LikelyNames("On Monday I told Jaden at Kingsdown. Nobody came, so I'm fine. O’Neill was there.").ShouldBe(["Jaden", "Kingsdown"]);
}
