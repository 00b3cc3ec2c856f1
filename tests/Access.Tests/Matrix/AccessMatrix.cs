using Access.Tests.Worlds;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Access.Tests.Matrix;

/// <summary>
/// What every role gets from every page and endpoint: about a record in its area, about one in another area, and about one
/// that only other people are named for. Written down in access-matrix.txt and held there.
/// </summary>
internal sealed class AccessMatrix
{
    public static readonly string File = RepositoryRoot.Combine("tests", "Access.Tests", "Matrix", "access-matrix.txt");

    private const string Head = """
        # Who gets what from every page and endpoint of the platform with every workstream on. Walked by Access.Tests.
        # After a change that is meant: PLATFORM_APPROVE=1, run the test, and read the difference before you commit it.
        #
        # route: answer = roles; answer = roles; ...
        # An answer is "in reach, in another area, restricted to others", or one word where all three are the same.
        # A read answers with its status. A change, sent with nothing filled in, is "in" (it got as far as the form's own
        # checks), 403 (the role may not), 404 (there is no such record for them) or 405 (the page has no such form).
        # 404 in another area or when restricted is what a record that does not exist answers.

        """;

    private readonly SortedDictionary<string, Dictionary<string, string[]>> answers = new(StringComparer.Ordinal);

    /// <summary>The order in which the three stand.</summary>
    public enum Reach
    {
        InReach,
        OtherArea,
        Restricted,
    }

    public void Add(Route route, string role, Reach reach, string word)
    {
        lock (answers)
        {
            var key = $"{route.Template} {route.Method}{(route.Handler is null ? "" : $" {route.Handler}")}";
            if (!answers.TryGetValue(key, out var roles))
                answers[key] = roles = new(StringComparer.Ordinal);
            if (!roles.TryGetValue(role, out var words))
                roles[role] = words = ["-", "-", "-"];
            words[(int)reach] = word;
        }
    }

    /// <summary>One line for each route.</summary>
    public IReadOnlyList<string> Lines => [.. answers.Select(a => $"{a.Key}: {Line(a.Value)}")];

    public string Text => Head + string.Join('\n', Lines) + "\n";

    /// <summary>What differs between what is declared and what is so, in sentences that name the route.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<string> declared, IEnumerable<string> now)
    {
        var before = Read(declared);
        var after = Read(now);
        return
        [
            .. after.Where(a => !before.ContainsKey(a.Key)).Select(a => $"not declared: {a.Key}: {a.Value}"),
            .. before.Where(b => !after.ContainsKey(b.Key)).Select(b => $"declared, and no longer there: {b.Key}"),
            .. after.Where(a => before.TryGetValue(a.Key, out var b) && b != a.Value).Select(a => $"{a.Key}\n  declared: {before[a.Key]}\n  now:      {a.Value}"),
        ];
    }

    private static Dictionary<string, string> Read(IEnumerable<string> lines)
        => lines.Where(l => l.Length > 0 && l[0] != '#').ToDictionary(l => l[..l.IndexOf(": ", StringComparison.Ordinal)], l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..], StringComparer.Ordinal);

    private static string Line(Dictionary<string, string[]> roles)
    {
        var order = Roles.All.Select(r => r.Name).Append(Seat.Nobody).ToList();
        return string.Join("; ", roles.GroupBy(r => Word(r.Value)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} = {Who(g.Select(r => r.Key).OrderBy(order.IndexOf).ToList())}"));
    }

    private static string Who(List<string> roles) => roles.Count == Roles.All.Count + 1 ? "everybody" : roles.Count == Roles.All.Count && !roles.Contains(Seat.Nobody) ? "every role" : string.Join(", ", roles);

    private static string Word(string[] words) => words.Distinct().Count() == 1 ? words[0] : string.Join('/', words);
}
