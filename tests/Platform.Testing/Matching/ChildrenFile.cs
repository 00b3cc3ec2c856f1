using System.Globalization;

namespace Platform.Testing.Matching;

/// <summary>
/// Makes a CSV file of invented children as partner agencies in England and Wales would send them, some of them several times and
/// with the mistakes that people make: nicknames, typing errors, given and family name changed over, day and month changed over,
/// a move, an NHS number that is missing or mistyped. Brothers, sisters and twins share a family name and a postcode, which is
/// what makes children hard to tell apart. The same seed gives the same file.
/// </summary>
public sealed class ChildrenFile
{
    /// <summary>The header: what <c>platform match evaluate</c> recognises by itself, with <c>record</c> and <c>child</c> as identifier and truth.</summary>
    public const string Header = "record,child,given_name,family_name,date_of_birth,sex,postcode,address,school,nhs_number";

    private static readonly string[] Girls = Words("Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna Poppy Elsie Emily Ella Evelyn Phoebe Evie Charlotte Harper Millie Matilda Sophie Emma Maya Zara Aisha Fatima Maryam Priya Zofia Maja Siân Carys Zoë Chloe Jessica Megan Caitlin Niamh Abigail Hannah Leah Samantha Katherine Elizabeth Rebecca Alexandra Victoria Nicola Amara Temi Adaeze Shanice");
    private static readonly string[] Boys = Words("Noah Oliver George Arthur Muhammad Leo Harry Oscar Archie Henry Theodore Freddie Jack Charlie Theo Alfie Jacob Thomas Finley Arlo William Lucas Roman Tommy Isaac Teddy Alexander Luca Edward James Joshua Albie Elijah Max Mohammed Reuben Mason Sebastian Rory Jude Daniel Benjamin Samuel Joseph Michael Matthew Nathan Callum Connor Kyle Jamal Tyrone Kwame Ibrahim Yusuf Jakub Mateusz Rhys Dylan Owen");
    private static readonly string[] Families = Words("Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Khan Ahmed Ali Hussain Begum Singh Kaur O’Brien O’Connor McDonald MacLeod Nowak Kowalski Okafor Adeyemi Mensah Osei Nguyen Smith-Jones Taylor-Reid Hobbs Pryce Llewellyn Featherstone Ravenscroft Entwistle Fothergill Ainsworth Bickerstaff Cholmondeley");
    private static readonly string[] Streets = Words("High Station Church Park Victoria Green Manor Kings Queens Mill Albert Alexandra Chester Bath Bristol Oxford Devizes Marlborough Cricklade Faringdon");
    private static readonly string[] Schools = Words("Hillside Riverside Parkway Lydiard Kingsdown Dorcan Ridgeway Northford Oakwood Meadowbank Saint-Luke Holly-Grove");
    private static readonly Dictionary<string, string> ShortForms = new() { ["Alexander"] = "Alex", ["Alexandra"] = "Lexi", ["Benjamin"] = "Ben", ["Charlotte"] = "Lottie", ["Daniel"] = "Danny", ["Edward"] = "Ted", ["Elizabeth"] = "Lizzie", ["Isabella"] = "Bella", ["James"] = "Jamie", ["Jessica"] = "Jess", ["Joseph"] = "Joe", ["Joshua"] = "Josh", ["Katherine"] = "Kate", ["Matthew"] = "Matt", ["Michael"] = "Mike", ["Mohammed"] = "Muhammad", ["Muhammad"] = "Mohammad", ["Nathan"] = "Nate", ["Rebecca"] = "Becky", ["Samantha"] = "Sam", ["Samuel"] = "Sam", ["Sebastian"] = "Seb", ["Theodore"] = "Theo", ["Thomas"] = "Tom", ["Victoria"] = "Vicky", ["William"] = "Billy", ["Zoë"] = "Zoe", ["Siân"] = "Sian" };

    private readonly Random random;
    private readonly List<string> spareFamilies = [];
    private int number;

    private ChildrenFile(int seed) => random = new Random(seed);

    /// <summary>Makes a file.</summary>
    /// <param name="records">How many rows.</param>
    /// <param name="seed">Another seed gives other children.</param>
    public static string Make(int records, int seed = 1)
    {
        var file = new ChildrenFile(seed);
        var rows = new List<string>();
        for (var child = 0; rows.Count < records;)
        {
            // One to three children of a family at one address; sometimes twins.
            var family = file.random.NextDouble() < 0.6 ? file.Pick(Families) : file.Pick(file.Spare(records));
            var home = file.Home();
            DateOnly? twin = null;
            for (var siblings = file.random.Next(1, 4); siblings > 0 && rows.Count < records; siblings--)
            {
                var original = file.Child(family, home, twin);
                twin = file.random.NextDouble() < 0.02 ? original.Born : null;
                rows.Add(file.Row(original, child));
                for (var copies = file.Copies(); copies > 0 && rows.Count < records; copies--)
                    rows.Add(file.Row(file.Blurred(original), child));
                child++;
            }
        }

        file.random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        return string.Join('\n', rows.Prepend(Header)) + "\n";
    }

    private static string[] Words(string text) => text.Split(' ');

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    // Names that few have: more of them in a larger file.
    private List<string> Spare(int records)
    {
        while (spareFamilies.Count < records / 8 + 50)
            spareFamilies.Add(Capital(string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Pick("bra den wil har ley ton ford wick ham ing stan mor gat ash cro fen pol tre lan ver".Split(' '))))));
        return spareFamilies;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private (string Postcode, string Address) Home()
        => (FormattableString.Invariant($"{Pick(["SN", "BA", "SP", "GL", "RG"])}{random.Next(1, 26)} {random.Next(1, 10)}{(char)('A' + random.Next(20))}{(char)('A' + random.Next(20))}"),
            FormattableString.Invariant($"{random.Next(1, 120)} {Pick(Streets)} {Pick(["Road", "Street", "Lane", "Close"])}"));

    private int Copies() => random.NextDouble() switch { < 0.7 => 0, < 0.9 => 1, < 0.97 => 2, _ => 3 };

    private Person Child(string family, (string Postcode, string Address) home, DateOnly? born)
    {
        var girl = random.Next(2) == 0;
        return new Person(Pick(girl ? Girls : Boys), family, born ?? new DateOnly(2008, 1, 1).AddDays(random.Next(10 * 365)), girl ? "female" : "male", home.Postcode, home.Address, Pick(Schools), Nhs());
    }

    // From the range that is never given to anybody.
    private string Nhs()
    {
        while (true)
        {
            var nine = FormattableString.Invariant($"999{random.Next(1_000_000):000000}");
            var sum = nine.Select((c, i) => (c - '0') * (10 - i)).Sum();
            if (11 - sum % 11 is var check and not 10)
                return nine + (check == 11 ? 0 : check).ToString(CultureInfo.InvariantCulture);
        }
    }

    private Person Blurred(Person child)
    {
        if (Chance(0.15) && ShortForms.TryGetValue(child.Given, out var shorter))
            child = child with { Given = shorter };
        else if (Chance(0.08))
            child = child with { Given = Mistyped(child.Given) };
        if (Chance(0.1))
            child = child with { Family = Mistyped(child.Family) };
        else if (Chance(0.03))
            child = child with { Family = $"{child.Family}-{Pick(Families)}" };
        if (Chance(0.03))
            child = child with { Given = child.Family, Family = child.Given };
        if (Chance(0.04) && child.Born.Day <= 12)
            child = child with { Born = new DateOnly(child.Born.Year, child.Born.Day, child.Born.Month) };
        else if (Chance(0.04))
            child = child with { Born = child.Born.AddYears(Pick([-1, 1])) };
        else if (Chance(0.03))
            child = child with { Born = child.Born.AddDays(random.Next(1, 20)) };
        if (Chance(0.2))
            (child.Postcode, child.Address) = Home();
        if (Chance(0.1))
            child = child with { School = Pick(Schools) };
        if (Chance(0.05))
            child = child with { Nhs = Mistyped(child.Nhs) };
        return child;
    }

    private bool Chance(double of) => random.NextDouble() < of;

    private string Mistyped(string text)
    {
        var at = random.Next(text.Length - 1);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char.IsAsciiDigit(text[at]) ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26))) + text[(at + 1)..],
        };
    }

    // What an agency does not know stays empty.
    private string Row(Person child, int truth)
        => string.Join(',', $"r{++number}", $"c{truth}", child.Given, child.Family, Chance(0.05) ? "" : child.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Chance(0.1) ? "" : child.Sex,
            Chance(0.2) ? "" : child.Postcode, Chance(0.3) ? "" : child.Address, Chance(0.4) ? "" : child.School, Chance(0.5) ? "" : child.Nhs);

    private sealed record Person(string Given, string Family, DateOnly Born, string Sex, string Postcode, string Address, string School, string Nhs)
    {
        public string Postcode { get; set; } = Postcode;

        public string Address { get; set; } = Address;
    }
}
