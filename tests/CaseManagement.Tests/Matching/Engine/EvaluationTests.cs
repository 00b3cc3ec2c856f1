using System.Text;
using Platform.CaseManagement.Matching.Engine;
using Platform.CaseManagement.Matching.Evaluate;
using Platform.Testing;
using Platform.Testing.Matching;

namespace CaseManagement.Tests.Matching.Engine;

/// <summary>Matching held against known truth, with the same settings for every file and weights that are learned without the truth.</summary>
public sealed class EvaluationTests
{
    private const string Febrl = "rec-([0-9]+)";

    [Theory]
    [InlineData("dataset1.csv", "rec_id", "rec_id", Febrl, 0.998)]
    [InlineData("dataset2.csv", "rec_id", "rec_id", Febrl, 0.998)]
    [InlineData("fake_1000.csv", "unique_id", "cluster", null, 0.86)]
    public async Task Public_files_with_known_truth_are_matched_as_well_as_promised(string file, string id, string truth, string? pattern, double least)
    {
        Assert.SkipWhen(Folder() is null, "There is no folder shared/data with public files of records here; set PLATFORM_SHARED_DATA to the folder that holds it.");
        var found = await EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Folder()!, file)), id, truth, pattern);
        found.Default.F1.ShouldBeGreaterThanOrEqualTo(least, $"{found}");
        found.Best.F1.ShouldBeGreaterThanOrEqualTo(found.Default.F1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Invented_children_with_the_mistakes_of_agencies_are_told_apart(int seed)
    {
        var found = await EvaluateAsync(ChildrenFile.Make(4000, seed), "record", "child", null);
        found.Default.F1.ShouldBeGreaterThanOrEqualTo(0.96, $"{found}");
        (found.Compared / (double)found.TruePairs).ShouldBeGreaterThanOrEqualTo(0.99, $"{found}");
    }

    [Fact]
    public async Task The_truth_changes_nothing_in_what_is_decided()
    {
        var text = ChildrenFile.Make(600, 3);
        var told = await ReadAsync(text, "record", "child", null);
        var lied = await ReadAsync(text, "record", "given_name", null);
        // The given name as truth takes that column away from the engine; the truth column itself is never one of its fields.
        told.Records.Comparer.Fields.ShouldNotContain(f => f.Name == "child");
        lied.Records.Comparer.Fields.ShouldNotContain(f => f.Name == "given name");
        Linkage.Run(told.Records).Odds.ShouldBe(Linkage.Run((await ReadAsync(text, "record", "child", "[0-9]+")).Records).Odds);
    }

    [Theory]
    [InlineData("", "id", "t", null, "", "The file is empty.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "nr", "t", null, "", "There is no column “nr”, which --id names. The columns are id, t, dob.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "id", "x", null, "", "There is no column “x”, which --truth names.")]
    [InlineData("id,t,foo\n1,a,x\n2,a,x\n", "id", "t", null, "", "No column is recognised as something to compare.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n1,a,2011-03-07\n", "id", "t", null, "", "Row 3 has an identifier in “id” that another row has too.")]
    [InlineData("id,t,dob\n1,a\n", "id", "t", null, "", "Row 2 has 2 cells and the header has 3.")]
    [InlineData("id,t,dob\n1,,2011-03-07\n", "id", "t", null, "", "Row 2 has nothing in “t”")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,b,2011-03-07\n", "id", "t", null, "", "Every row is a different person in “t”")]
    [InlineData("id,t,dob\n1,a,\"2011\n", "id", "t", null, "", "Row 2 has a quotation mark that is never closed.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n", "id", "t", null, "", "The file has fewer than two records")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "id", "t", "([", "", "The pattern of --truth-pattern is not a regular expression.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "id", "t", "b", "", "What row 2 has in “t” does not fit")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "id", "t", null, "age=dob", "“age” in --map is not something that can be compared.")]
    [InlineData("id,t,dob\n1,a,2011-03-07\n2,a,2011-03-07\n", "id", "t", null, "family-name=t", "“t” in --map is the column of --id or --truth")]
    [InlineData("id,dob,dob\n1,a,b\n", "id", "dob", null, "", "Two columns are called “dob”.")]
    public async Task A_file_that_cannot_be_used_is_answered_by_a_sentence(string text, string id, string truth, string? pattern, string map, string sentence)
    {
        var refused = await Should.ThrowAsync<MatchFileException>(() => ReadAsync(text, id, truth, pattern, map));
        refused.Message.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Other_separators_headings_and_mappings_do_as_well()
    {
        var file = await ReadAsync("\uFEFFnr;who;Vorname;Name;Born\n1;a;Zoë;O’Brien;07/03/2011\n2;a;Zoe;OBrien;2011-03-07\n", "nr", "who", null, "given-name=Vorname,family-name=Name");
        file.Records.Comparer.Fields.Select(f => (f.Name, f.Kind)).ShouldBe([("Vorname", FieldKind.GivenName), ("Name", FieldKind.FamilyName), ("Born", FieldKind.BirthDate)]);
        file.ColumnsLeftOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_says_what_it_found_and_refuses_with_a_sentence()
    {
        await using var host = await CaseHost.StartAsync();
        var path = Path.Combine(Path.GetTempPath(), $"platform-match-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(path, ChildrenFile.Make(400), Encoding.UTF8);
            var run = await host.RunAsync("match", "evaluate", "--file", path, "--id", "record", "--truth", "child");
            run.Errors.ShouldBeEmpty();
            run.ExitCode.ShouldBe(0);
            run.Lines.ShouldContain(l => l.StartsWith("400 records, ") && l.Contains("pairs compared of 79,800"));
            run.Lines.ShouldContain(l => l.StartsWith("At the default threshold (0.0): precision "));
            run.Lines.ShouldContain(l => l.StartsWith("At the best threshold "));

            run = await host.RunAsync("match", "evaluate", "--file", path, "--id", "nothing", "--truth", "child");
            (run.ExitCode, run.Errors.Single()).ShouldBe((1, $"There is no column “nothing”, which --id names. The columns are {string.Join(", ", ChildrenFile.Header.Split(','))}."));
            run = await host.RunAsync("match", "evaluate", "--file", path, "--id", "record", "--truth", "child", "--map", "dob");
            run.Errors.Single().ShouldStartWith("“dob” in --map is not of the form name=COLUMN");
            run = await host.RunAsync("match", "evaluate", "--file", path + ".no", "--id", "record", "--truth", "child");
            run.Errors.Single().ShouldStartWith("There is no file ");
            await File.WriteAllBytesAsync(path, [0x69, 0x64, 0x2C, 0x74, 0x0A, 0x31, 0x2C, 0xFF, 0xFE, 0x0A]);
            run = await host.RunAsync("match", "evaluate", "--file", path, "--id", "id", "--truth", "t");
            (run.ExitCode, run.Errors.Single()).ShouldBe((1, "The file is not UTF-8 text. Save it as CSV UTF-8 and try again."));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<MatchEvaluation> EvaluateAsync(string text, string id, string truth, string? pattern)
    {
        var file = await ReadAsync(text, id, truth, pattern);
        return MatchEvaluation.Of(Linkage.Run(file.Records), file.Truth);
    }

    private static Task<MatchFile> ReadAsync(string text, string id, string truth, string? pattern, string map = "")
        => MatchFile.ReadAsync(new StringReader(text), new MatchColumns(id, truth, pattern, [.. map.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(m => (m.Split('=')[0], m.Split('=')[1]))]), CancellationToken.None);

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_SHARED_DATA") is { Length: > 0 } said)
            return Directory.Exists(Path.Combine(said, "record_linkage")) ? Path.Combine(said, "record_linkage") : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "record_linkage") is var candidate && Directory.Exists(candidate))
                return candidate;
        return null;
    }
}
