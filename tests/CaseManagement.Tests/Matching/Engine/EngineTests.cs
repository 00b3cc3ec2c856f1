using Platform.CaseManagement.Children;
using Platform.CaseManagement.Matching.Engine;

namespace CaseManagement.Tests.Matching.Engine;

/// <summary>The engine by itself: what holds for all values, tried on many made by chance.</summary>
public sealed class EngineTests
{
    private const int Tries = 3000;

    private static readonly FieldKind[] Kinds = Enum.GetValues<FieldKind>();

    private static readonly string[] Some =
    [
        "Zoë", "Zoe", "O’Brien", "OBrien", "Smith-Jones", "Smith", "Jones", "J", "Ana Maria", "Ana", "Kate", "Katherine", "Muhammad", "Mohammed", "2011-03-07", "2011-07-03", "2011-03-17", "2012-03-07",
        "1999-12-31", "SN1 2JH", "SN1 2HJ", "SN1 9ZZ", "BA1 1AA", "4 High Street", "High Street 4", "12 Mill Lane", "a.b@example.org", "a.b@exmaple.org", "9990000018", "9990000026", "9990000042", "H801200001001", "",
    ];

    [Fact]
    public void It_does_not_matter_which_of_two_values_comes_first()
    {
        var random = new Random(7);
        for (var i = 0; i < Tries; i++)
        {
            var comparison = FieldComparison.Of(Kinds[random.Next(Kinds.Length)]);
            if (comparison.Prepare(Any(random)) is not { } one || comparison.Prepare(Any(random)) is not { } other)
                continue;
            comparison.Compare(one, other).ShouldBe(comparison.Compare(other, one), $"{one.Text} and {other.Text}");
            comparison.Compare(one, one).ShouldBe(comparison.Same, one.Text);
            comparison.Compare(one, other).ShouldBeInRange(0, comparison.Same);
        }
    }

    [Fact]
    public void It_does_not_matter_which_of_two_records_comes_first()
    {
        var random = new Random(8);
        var comparer = new RecordComparer([new("given name", FieldKind.GivenName), new("family name", FieldKind.FamilyName), new("date of birth", FieldKind.BirthDate)]);
        Span<sbyte> there = stackalloc sbyte[3], back = stackalloc sbyte[3];
        for (var i = 0; i < Tries; i++)
        {
            var one = comparer.Prepare([Any(random), Any(random), Any(random)]);
            var other = comparer.Prepare([Any(random), Any(random), Any(random)]);
            comparer.Compare(one, other, there);
            comparer.Compare(other, one, back);
            there.ToArray().ShouldBe(back.ToArray());
        }
    }

    [Fact]
    public void More_alike_never_counts_less_whatever_was_learned()
    {
        var random = new Random(9);
        for (var i = 0; i < Tries; i++)
        {
            var levels = random.Next(2, 9);
            var weights = new FieldWeights(Shares(random, levels), Shares(random, levels), new TermFrequencies(new Dictionary<string, double> { ["smith"] = 0.3 }, 0.001));
            for (var level = 1; level < levels; level++)
                weights.Of(level).ShouldBeGreaterThanOrEqualTo(weights.Of(level - 1));
            var common = weights.Of(levels - 1, FamilyNameComparison.Instance.Prepare("Smith"));
            var rare = weights.Of(levels - 1, FamilyNameComparison.Instance.Prepare("Featherstone"));
            rare.ShouldBeGreaterThanOrEqualTo(common);
            common.ShouldBeGreaterThanOrEqualTo(weights.Of(levels - 2));
        }
    }

    [Fact]
    public void A_step_of_learning_never_lowers_the_likelihood()
    {
        var random = new Random(10);
        for (var i = 0; i < 60; i++)
        {
            int[] levels = [random.Next(2, 8), random.Next(2, 5), random.Next(2, 4)];
            var patterns = Enumerable.Range(0, random.Next(3, 60)).Select(_ => new LevelPattern([.. levels.Select(l => (sbyte)random.Next(-1, l))], random.Next(1, 500))).ToList();
            var learned = ExpectationMaximisation.Learn(patterns, patterns.Sum(p => p.Count) + random.Next(0, 100_000),
                [.. levels.Select(l => Shares(random, l))], [.. levels.Select(l => Shares(random, l))], 0.001 + random.NextDouble() * 0.1);
            for (var step = 1; step < learned.Likelihoods.Count; step++)
                learned.Likelihoods[step].ShouldBeGreaterThanOrEqualTo(learned.Likelihoods[step - 1] - 1e-7 * Math.Abs(learned.Likelihoods[step - 1]));
            learned.M.ShouldAllBe(m => Math.Abs(m.Sum() - 1) < 1e-9);
            learned.Prior.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Every_single_wrong_figure_of_a_number_is_noticed_by_its_check()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var nine = $"999{random.Next(1_000_000):000000}";
            if (NhsNumber.CheckDigit(nine) is not { } check)
                continue;
            var number = nine + check;
            IdentifierComparison.Nhs.Prepare(number)!.Number.ShouldBe(1);
            var at = random.Next(10);
            var wrong = number[..at] + (char)('0' + (number[at] - '0' + random.Next(1, 10)) % 10) + number[(at + 1)..];
            NhsNumber.Read(wrong).ShouldBeNull();
            IdentifierComparison.Nhs.Compare(IdentifierComparison.Nhs.Prepare(number)!, IdentifierComparison.Nhs.Prepare(wrong)!).ShouldBe(1);
        }

        PupilNumber.Read("H801200001001").ShouldNotBeNull();
        PupilNumber.Read("H801200001002").ShouldBeNull();
    }

    [Theory]
    [InlineData(nameof(FieldKind.GivenName), "Kate", "Katherine", "part")]
    [InlineData(nameof(FieldKind.GivenName), "Mohammed", "Muhammad", "part")]
    [InlineData(nameof(FieldKind.GivenName), "J.", "Jamal", "initial")]
    [InlineData(nameof(FieldKind.GivenName), "Zoë", "zoe", "same")]
    [InlineData(nameof(FieldKind.FamilyName), "O’Brien", "OBrien", "same")]
    [InlineData(nameof(FieldKind.FamilyName), "Smith-Jones", "Jones", "part")]
    [InlineData(nameof(FieldKind.FamilyName), "Featherstone", "Fetherstone", "close")]
    [InlineData(nameof(FieldKind.FamilyName), "Smith", "Hobbs", "differs")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-07", "2011-07-03", "day-month")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-07", "2011-03-01", "one-figure")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-17", "2011-03-71", "one-figure")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-07", "2011-04-09", "near")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-07", "2001-03-07", "one-figure")]
    [InlineData(nameof(FieldKind.BirthDate), "2011-03-07", "2009-03-07", "two-parts")]
    [InlineData(nameof(FieldKind.BirthDate), "07/03/2011", "2011-03-07", "same")]
    [InlineData(nameof(FieldKind.Postcode), "SN1 2JH", "sn12jh", "same")]
    [InlineData(nameof(FieldKind.Postcode), "SN1 2JH", "SN1 2HJ", "slip")]
    [InlineData(nameof(FieldKind.Postcode), "SN1 2JH", "SN1 9ZZ", "district")]
    [InlineData(nameof(FieldKind.Address), "4 High Street", "High Street 4", "close")]
    [InlineData(nameof(FieldKind.NhsNumber), "999 000 0018", "9990000018", "same")]
    [InlineData(nameof(FieldKind.NhsNumber), "9990000018", "9990000019", "slip")]
    [InlineData(nameof(FieldKind.NhsNumber), "9990000018", "9990000026", "differs")]
    public void Values_stand_on_the_level_that_their_difference_deserves(string kind, string one, string other, string level)
    {
        var comparison = FieldComparison.Of(Enum.Parse<FieldKind>(kind));
        comparison.Levels[comparison.Compare(comparison.Prepare(one)!, comparison.Prepare(other)!)].Name.ShouldBe(level);
    }

    [Theory]
    [InlineData(nameof(FieldKind.NhsNumber), "0000000000")]
    [InlineData(nameof(FieldKind.BirthDate), "unknown")]
    [InlineData(nameof(FieldKind.GivenName), " ’ ")]
    [InlineData(nameof(FieldKind.Code), "not-known")]
    public void What_says_nothing_is_no_evidence(string kind, string written) => FieldComparison.Of(Enum.Parse<FieldKind>(kind)).Prepare(written).ShouldBeNull();

    [Fact]
    public void Names_that_stand_the_other_way_round_are_judged_once()
    {
        var comparer = new RecordComparer([new("given name", FieldKind.GivenName), new("family name", FieldKind.FamilyName)]);
        Span<sbyte> levels = stackalloc sbyte[2];
        comparer.Compare(comparer.Prepare(["Isla", "Hall"]), comparer.Prepare(["Hall", "Isla"]), levels);
        levels.ToArray().ShouldBe([GivenNameComparison.Swapped, FieldComparison.Missing]);
        comparer.Compare(comparer.Prepare(["Thomas", "Gabriel"]), comparer.Prepare(["Gabriel", "Jones"]), levels);
        levels.ToArray().ShouldBe([FieldComparison.Differs, FieldComparison.Differs]);
    }

    [Fact]
    public void What_brothers_and_sisters_share_is_one_piece_of_evidence()
    {
        var comparer = new RecordComparer([new("given name", FieldKind.GivenName), new("family name", FieldKind.FamilyName), new("postcode", FieldKind.Postcode)]);
        var model = new MatchModel(comparer,
        [
            new FieldWeights([0.1, 0, 0, 0, 0, 0, 0, 0.9], [0.9, 0, 0, 0, 0, 0, 0, 0.1], aside: [5, 6]), new FieldWeights([0.1, 0, 0, 0, 0.9], [0.99, 0, 0, 0, 0.01]), new FieldWeights([0.1, 0, 0, 0.9], [0.999, 0, 0, 0.001]),
        ], 0.001);
        var zoe = comparer.Prepare(["Zoë", "Fothergill", "SN1 2JH"]);
        var evidence = model.Explain(zoe, comparer.Prepare(["Tariq", "Fothergill", "SN1 2JH"]));
        evidence.Single(e => e.Field.Name == "postcode").Weight.ShouldBeGreaterThan(9);
        evidence.Single(e => e.Field.Name == "family name").Weight.ShouldBe(0);
        model.Explain(zoe, zoe).ShouldAllBe(e => e.Weight > 3);
    }

    [Fact]
    public void Every_pair_that_shares_a_birthday_is_compared_once_and_a_block_of_thousands_stays_small()
    {
        var records = new RecordSet(new RecordComparer([new("family name", FieldKind.FamilyName), new("date of birth", FieldKind.BirthDate)]));
        for (var i = 0; i < 20; i++)
            records.Add([$"Name{(char)('a' + i)}", "2011-03-07"]);
        var pairs = Blocking.Pairs(records);
        pairs.Length.ShouldBe(20 * 19 / 2);
        pairs.Distinct().Count().ShouldBe(pairs.Length);

        var same = new RecordSet(records.Comparer);
        for (var i = 0; i < 3000; i++)
            same.Add(["Smith", "2011-03-07"]);
        Blocking.Pairs(same).Length.ShouldBeLessThanOrEqualTo(3000 * Blocking.Neighbours);
    }

    private static string Any(Random random)
    {
        var text = Some[random.Next(Some.Length)];
        return random.Next(3) == 0 && text.Length > 2 ? text.Remove(random.Next(text.Length), 1) : text;
    }

    private static double[] Shares(Random random, int count)
    {
        var shares = Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.01).ToArray();
        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }
}
