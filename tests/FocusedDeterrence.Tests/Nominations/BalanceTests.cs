using Platform.FocusedDeterrence.Nominations.Rules;

namespace FocusedDeterrence.Tests.Nominations;

public sealed class BalanceTests
{
    private static readonly DateOnly Today = new(2025, 3, 31);

    [Theory]
    [InlineData(null, null, "No support offered yet")]
    [InlineData(1, null, "In balance: support was offered or given on 30 March 2025")]
    [InlineData(null, 28, "Out of balance: enforcement on 3 March 2025 and no support in the last 28 days")]
    [InlineData(29, 28, "Out of balance: enforcement on 3 March 2025 and no support in the last 28 days")]
    [InlineData(28, 1, "In balance: support was offered or given on 3 March 2025")]
    [InlineData(60, 29, "In balance: support was offered or given on 30 January 2025")]
    public void Enforcement_without_support_in_the_same_days_is_out_of_balance_and_said_in_words(int? supportDaysAgo, int? enforcementDaysAgo, string expected)
        => Balance.Of(Ago(supportDaysAgo), Ago(enforcementDaysAgo), Today, 28).InWords.ShouldBe(expected);

    private static DateOnly? Ago(int? days) => days is { } d ? Today.AddDays(-d) : null;
}
