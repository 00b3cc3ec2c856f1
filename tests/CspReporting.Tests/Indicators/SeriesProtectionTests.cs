using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Indicators;

namespace CspReporting.Tests.Indicators;

public class SeriesProtectionTests
{
    private static readonly DisclosureRule Rule = DisclosureRule.Default;

    /// <summary>Twelve quarters, most of them small, as a page shows them with every sum that it may.</summary>
    [Fact]
    public void No_small_quarter_can_be_worked_back_from_the_years_beside_it()
        => Prop.ForAll(Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Choose(1, 5)), (3, Gen.Choose(6, 15))), 12).ToArbitrary(), counts =>
        {
            var sums = SeriesProtection.Sums(counts, [.. counts.Select(OfCount)], [.. Enumerable.Range(0, 12).Select(quarter => quarter % 4 == 3)], Rule);
            return Enumerable.Range(0, 12).Where(quarter => Rule.IsSmall(counts[quarter])).All(quarter => PossibleValues(counts, sums, quarter) >= DisclosureRule.FewestPossibleValues);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_year_with_one_small_quarter_is_not_shown_and_a_year_without_is()
    {
        SeriesProtection.Sums([10, 10, 3, 10, 10], [.. new[] { 10, 10, 3, 10, 10 }.Select(OfCount)], [false, false, false, true, false], Rule).ShouldBe([false, false, false, false, false]);
        SeriesProtection.Sums([10, 10, 30, 10, 0], [.. new[] { 10, 10, 30, 10, 0 }.Select(OfCount)], [false, false, false, false, false], Rule).ShouldBe([false, false, false, true, true]);
    }

    [Fact]
    public void Of_a_small_area_the_financial_year_is_shown_and_the_years_that_overlap_it_are_not()
        => SeriesProtection.Sums([3, 3, 3, 3, 4, 3, 3, 3], [.. Enumerable.Repeat(new Bounds(1, 5), 8)], [false, false, false, true, false, false, false, true], Rule)
            .ShouldBe([false, false, false, true, false, false, false, true]);

    [Fact]
    public void What_is_known_of_a_whole_narrows_its_parts() => new Bounds(0, Bounds.Most).Within(new Bounds(20, 20), new Bounds(1, 5)).ShouldBe(new Bounds(15, 19));

    private static Bounds OfCount(int count) => Rule.IsSmall(count) ? new Bounds(1, Rule.Threshold - 1) : new Bounds(count, count);

    // Tries every combination of the small quarters of the years that have this one: it knows nothing of how years were chosen.
    private static int PossibleValues(int[] counts, IReadOnlyList<bool> sums, int wanted)
    {
        var small = Enumerable.Range(Math.Max(0, wanted - 6), Math.Min(12, wanted + 7) - Math.Max(0, wanted - 6)).Where(quarter => Rule.IsSmall(counts[quarter])).ToList();
        var years = Enumerable.Range(3, 9).Where(last => sums[last] && small.Any(quarter => quarter > last - 4 && quarter <= last)).ToList();
        if (years.Count == 0)
            return Rule.Threshold - 1;

        var involved = small.Where(quarter => years.Any(last => quarter > last - 4 && quarter <= last)).ToList();
        if (!involved.Contains(wanted))
            return Rule.Threshold - 1;

        var found = new HashSet<int>();
        var guess = (int[])counts.Clone();
        void Try(int next)
        {
            if (next == involved.Count)
            {
                if (years.All(last => Enumerable.Range(last - 3, 4).Sum(quarter => guess[quarter]) == Enumerable.Range(last - 3, 4).Sum(quarter => counts[quarter])))
                    found.Add(guess[wanted]);
                return;
            }

            for (var value = 1; value < Rule.Threshold; value++)
            {
                guess[involved[next]] = value;
                if (years.Where(last => last <= involved[next]).All(last => Enumerable.Range(last - 3, 4).Sum(quarter => guess[quarter]) == Enumerable.Range(last - 3, 4).Sum(quarter => counts[quarter])))
                    Try(next + 1);
            }
        }

        Try(0);
        return found.Count;
    }
}
