using Platform.Participation.Taxonomy;

namespace Participation.Tests.Voices;

public sealed class ThemeSuggestionTests
{
    private static readonly TaxonomyTheme[] Themes =
    [
        new(Guid.NewGuid(), "getting-around", "Getting around", "bus, train, far away"),
        new(Guid.NewGuid(), "being-listened-to", "Being listened to", "listen*, my side"),
        new(Guid.NewGuid(), "home", "Home", "don't want to be home"),
    ];

    [Fact]
    public void A_theme_is_suggested_with_the_words_that_suggest_it()
    {
        var suggestion = ThemeSuggestions.For("The BUS is late, and it’s far away.", Themes).ShouldHaveSingleItem();

        suggestion.ThemeCode.ShouldBe("getting-around");
        suggestion.Reason.ShouldBe("Suggested because they said “bus”, “far away”");
    }

    [Theory]
    [InlineData("I am busy and the busker sang", 0)] // whole words only
    [InlineData("Nobody listened", 1)] // listen* has any ending
    [InlineData("I dont want to be home", 1)] // with and without the apostrophe
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void The_rule_is_whole_words_and_nothing_else(string? words, int suggested) => ThemeSuggestions.For(words, Themes).Count.ShouldBe(suggested);

    [Fact]
    public void A_retired_theme_is_not_suggested()
    {
        var retired = new TaxonomyTheme(Guid.NewGuid(), "getting-around", "Getting around", "bus");
        retired.Change("Getting around", "bus", isRetired: true);

        ThemeSuggestions.For("The bus", [retired]).ShouldBeEmpty();
    }
}
