using FsCheck;
using FsCheck.Fluent;
using Platform.CspReporting.Disclosure;

namespace CspReporting.Tests.Disclosure;

public class SuppressionTests
{
    private static readonly DisclosureRule Rule = DisclosureRule.Default;

    /// <summary>A table of up to three by three, most of its counts small, with totals or without.</summary>
    private static readonly Gen<(int[,] Counts, bool RowTotals, bool ColumnTotals)> Tables =
        from rows in Gen.Choose(1, 3)
        from columns in Gen.Choose(1, 3)
        from cells in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (4, Gen.Choose(1, 5)), (3, Gen.Choose(6, 12)), (1, Gen.Choose(13, 60))), rows * columns)
        from totals in Gen.Choose(1, 3)
        select (Shape(cells, rows, columns), (totals & 1) != 0, (totals & 2) != 0);

    [Fact]
    public void No_hidden_count_can_be_worked_out_from_the_published_counts_and_totals()
        => Prop.ForAll(Tables.ToArbitrary(), sample =>
        {
            var table = Suppression.Protect(new AdditiveTable(sample.Counts, sample.RowTotals, sample.ColumnTotals), Rule);
            return new Attack(sample.Counts, table, sample.RowTotals, sample.ColumnTotals, Rule.Threshold).Exposed(DisclosureRule.FewestPossibleValues).Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_attack_would_find_a_count_that_only_primary_suppression_hides()
    {
        int[,] counts = { { 3, 20 }, { 30, 40 } };
        int[,] withTotals = { { 3, 20, 23 }, { 30, 40, 70 }, { 33, 60, 93 } };
        var states = new CellState[3, 3];
        states[0, 0] = CellState.Small;

        new Attack(counts, new ProtectedTable(withTotals, states, Rule), true, true, Rule.Threshold).Exposed(2).ShouldBe([(0, 0)]);
    }

    [Fact]
    public void Every_count_of_1_to_5_is_hidden_and_0_and_6_are_shown()
        => Prop.ForAll(Tables.ToArbitrary(), sample =>
        {
            var table = Suppression.Protect(new AdditiveTable(sample.Counts, sample.RowTotals, sample.ColumnTotals), Rule);
            return Enumerable.Range(0, table.Rows).All(row => Enumerable.Range(0, table.Columns).All(column =>
                table.ValueOf(row, column) is not { } shown ? true : shown == sample.Counts[row, column] && !Rule.IsSmall(shown)));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_lone_small_count_takes_the_smallest_of_its_row_and_column_with_it()
    {
        var table = Suppression.Protect(new AdditiveTable(new[,] { { 3, 20, 40 }, { 30, 41, 42 }, { 50, 60, 70 } }, true, true), Rule);

        table.TextOf(0, 0).ShouldBe("<6");
        table.TextOf(0, 1).ShouldBe("[c]");
        table.TextOf(1, 0).ShouldBe("[c]");
        table.TextOf(1, 1).ShouldBe("[c]");
        table.TextOf(2, 3).ShouldBe("180");
        table.TextOf(3, 3).ShouldBe("356");
        table.HasHidden.ShouldBeTrue();
    }

    [Fact]
    public void Two_small_counts_whose_total_gives_them_away_are_not_enough()
    {
        // 5 + 5 = 10 can only be 5 and 5, so hiding both alone would publish both.
        var table = Suppression.Protect(new AdditiveTable(new[,] { { 5, 5 } }, HasRowTotals: true, HasColumnTotals: false), Rule);

        table.ValueOf(0, 2).ShouldBeNull();
    }

    [Fact]
    public void Five_ones_and_their_small_total_are_hidden_under_one_mark()
    {
        // "<6" on five counts and on their total could only be five ones.
        var table = Suppression.Protect(new AdditiveTable(new[,] { { 1, 1, 1, 1, 1 } }, HasRowTotals: true, HasColumnTotals: false), Rule);

        Enumerable.Range(0, 6).ShouldAllBe(column => table.TextOf(0, column) == "[c]");
    }

    [Fact]
    public void A_table_without_small_counts_is_left_as_it_is()
    {
        var table = Suppression.Protect(new AdditiveTable(new[,] { { 6, 0 }, { 7, 1_200 } }, true, true), Rule);

        table.HasHidden.ShouldBeFalse();
        table.TextOf(1, 1).ShouldBe("1,200");
        table.TextOf(2, 2).ShouldBe("1,213");
    }

    [Fact]
    public void Another_threshold_is_another_rule()
    {
        var rule = Rule with { Threshold = 10 };

        Suppression.Protect(new AdditiveTable(new[,] { { 9, 100 } }, false, false), rule).TextOf(0, 0).ShouldBe("<10");
        Suppression.Protect(new AdditiveTable(new[,] { { 10, 100 } }, false, false), rule).TextOf(0, 0).ShouldBe("10");
        rule.Note.ShouldContain("<10 is a count of 1 to 9");
    }

    [Fact]
    public void A_larger_table_is_protected_too()
    {
        var random = new Random(20260725);
        var counts = new int[30, 12];
        for (var row = 0; row < 30; row++)
        {
            for (var column = 0; column < 12; column++)
                counts[row, column] = random.Next(0, 14);
        }

        Suppression.Protect(new AdditiveTable(counts, true, true), Rule).HasHidden.ShouldBeTrue();
    }

    private static int[,] Shape(int[] cells, int rows, int columns)
    {
        var counts = new int[rows, columns];
        for (var cell = 0; cell < cells.Length; cell++)
            counts[cell / columns, cell % columns] = cells[cell];
        return counts;
    }
}
