using Platform.VictimServices.Contacts;

namespace VictimServices.Tests.Contacts;

public sealed class FigureCellTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "Hidden, small number")]
    [InlineData(5, "Hidden, small number")]
    [InlineData(6, "6")]
    public void Counts_from_one_to_five_are_hidden(int count, string text) => FigureCell.Of(count).Text.ShouldBe(text);

    [Fact]
    public void A_part_is_hidden_when_the_rest_of_the_whole_would_be_small()
    {
        FigureCell.PartOf(20, 22).Count.ShouldBeNull();
        FigureCell.PartOf(20, 20).Count.ShouldBe(20);
        FigureCell.PartOf(20, 26).Count.ShouldBe(20);
    }
}
