using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.PublicData;
using Platform.Testing;

namespace CspReporting.Tests.PublicData.Imports;

public class ImportPublicFileTests
{
    private const string March = "2025-03-wiltshire-street.csv";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_month_is_counted_by_row_and_placed_by_the_lookup(DatabaseKind kind)
    {
        await using var database = await CspDatabase.CreateAsync(kind);
        await ImportLookupAsync(database);

        var imported = (await database.ImportAsync(March, SharedData.OpenStreet(March))).Value;

        imported.Rows.ShouldBe(4_374);
        imported.Subject.ShouldBe("wiltshire 2025-03");
        imported.Changes.ShouldBeEmpty();
        await using var db = database.Open();
        var byType = await db.StreetCrimes.Join(db.Terms, crime => crime.CrimeType, term => term.Id, (_, term) => term.Text)
            .GroupBy(text => text).ToDictionaryAsync(group => group.Key, group => group.Count());
        (byType["Violence and sexual offences"], byType["Robbery"], byType["Possession of weapons"], byType["Anti-social behaviour"]).ShouldBe((1_615, 11, 45, 790));
        (await db.StreetCrimes.CountAsync(crime => crime.CrimeId == null)).ShouldBe(790);
        imported.Remarks[0].ShouldStartWith("Rows by local authority: Wiltshire 2,");
        var file = await db.PublicFiles.SingleAsync(f => f.Kind == PublicFileKind.Street);
        file.Source.ShouldBe("Street-level crime, wiltshire, March 2025, data.police.uk. Contains public sector information licensed under the Open Government Licence v3.0.");
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        await database.ImportAsync(March, SharedData.OpenStreet(March));

        var again = (await database.ImportAsync(March, SharedData.OpenStreet(March))).Value;

        again.IsUnchanged.ShouldBeTrue();
        again.Number.ShouldBe(1);
        await using var db = database.Open();
        (await db.PublicFiles.CountAsync()).ShouldBe(1);
        (await db.StreetCrimes.CountAsync()).ShouldBe(4_374);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task A_month_that_is_issued_again_replaces_it_keeps_the_old_version_and_says_what_changed(DatabaseKind kind)
    {
        await using var database = await CspDatabase.CreateAsync(kind);
        await database.ImportAsync(March, SharedData.OpenStreet(March));
        var lines = new StreamReader(SharedData.OpenStreet(March)).ReadToEnd().Split('\n');
        var robbery = Array.FindIndex(lines, line => line.Contains(",Robbery,"));
        lines[robbery] = lines[robbery][..lines[robbery].IndexOf(",Robbery,", StringComparison.Ordinal)] + ",Robbery,Suspect charged,";
        var antiSocial = Array.FindIndex(lines, line => line.StartsWith(','));
        var reissued = string.Join('\n', lines.Where((_, line) => line != antiSocial));

        var second = (await database.ImportAsync(March, new MemoryStream(Encoding.UTF8.GetBytes(reissued)))).Value;

        second.Number.ShouldBe(2);
        second.Changes.ShouldContain("4,374 rows before, 4,373 now.");
        second.Changes.ShouldContain("Anti-social behaviour: 790 before, 789 now.");
        second.Changes.ShouldContain("Outcome \"Suspect charged\": 0 before, 1 now.");
        second.Changes.ShouldContain("The number of rows changed in 1 LSOA.");
        await using var db = database.Open();
        (await db.CurrentFiles(PublicFileKind.Street).SingleAsync()).Number.ShouldBe(2);
        (await db.PublicFiles.SingleAsync(file => file.Number == 1)).SupersededBy.ShouldBe(2);
        (await db.StreetCrimes.CountAsync(crime => crime.FileNumber == 1)).ShouldBe(4_374);
    }

    [Fact]
    public async Task A_month_of_one_force_leaves_the_others_alone()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        await database.ImportAsync(March, SharedData.OpenStreet(March));
        var other = new StreamReader(SharedData.OpenStreet(March)).ReadToEnd().Replace("Wiltshire Police", "Avon and Somerset Constabulary");

        (await database.ImportAsync("2025-03-avon-and-somerset-street.csv", new MemoryStream(Encoding.UTF8.GetBytes(other)))).Value.Changes.ShouldBeEmpty();

        await using var db = database.Open();
        (await db.CurrentFiles(PublicFileKind.Street).CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_with_a_fault_in_its_last_row_leaves_nothing_behind_not_even_a_wording()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        var whole = SharedData.OpenStreet(March).ToArray();

        var result = await database.ImportAsync(March, new MemoryStream(whole[..^30]));

        result.Errors.ShouldHaveSingleItem().Message.ShouldBe(
            "2025-03-wiltshire-street.csv, row 4375, column 11 (Last outcome category): the file ends in the middle of this row, so it was cut short; download it again.");
        await using var db = database.Open();
        (await db.PublicFiles.CountAsync()).ShouldBe(0);
        (await db.StreetCrimes.CountAsync()).ShouldBe(0);
        (await db.Terms.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_fault_in_a_new_version_leaves_the_old_one_in_use()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        await database.ImportAsync(March, SharedData.OpenStreet(March));

        (await database.ImportAsync(March, new MemoryStream(SharedData.OpenStreet(March).ToArray()[..^30]))).Succeeded.ShouldBeFalse();

        await using var db = database.Open();
        (await db.CurrentFiles(PublicFileKind.Street).SingleAsync()).Rows.ShouldBe(4_374);
        (await db.StreetCrimes.CountAsync()).ShouldBe(4_374);
    }

    [Fact]
    public async Task A_police_file_under_a_name_of_somebodys_own_is_told_what_the_name_is_for()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);

        var result = await database.ImportAsync("march.csv", SharedData.OpenStreet(March));

        result.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("march.csv, row 1, column 1: the rows are police.uk's but the name is not");
    }

    [Fact]
    public async Task A_file_of_another_kind_than_the_command_is_refused()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);

        var result = await database.ImportAsync(March, SharedData.OpenStreet(March), PublicFileKind.Population);

        result.Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Populations_lookups_deprivation_boundaries_and_searches_are_imported_likewise(DatabaseKind kind)
    {
        await using var database = await CspDatabase.CreateAsync(kind);

        foreach (var (path, rows) in new (string, int)[]
        {
            ("population/ons_mye_mid2022_age10_17_by_sex_ew.csv", 718 * 9),
            ("population/ons-ethnic-population-la.csv", 3_325),
            ("geography/lsoa21_to_lad_csp_pfa_target_areas.csv", 1_562),
            ("geography/lad_to_csp_to_pfa_2019.csv", 341),
            ("geography/lsoa21_E06000030.geojson", 140),
            ("deprivation/imd2019_file1_lsoa_rank_decile.csv", 32_844),
        })
        {
            (await database.ImportAsync(Path.GetFileName(path), SharedData.Open(path))).Value.Rows.ShouldBe(rows, path);
            (await database.ImportAsync(Path.GetFileName(path), SharedData.Open(path))).Value.IsUnchanged.ShouldBeTrue(path);
        }

        if (SharedData.FolderOrNull is not null)
            (await database.ImportAsync("2023-01-wiltshire-stop-and-search.csv", SharedData.Open("police_stop_search/2023-01-wiltshire-stop-and-search.csv"))).Value.Rows.ShouldBe(131);

        await using var db = database.Open();
        (await db.Populations.Where(row => row.AreaCode == "E06000030" && row.Age != null).SumAsync(row => row.People)).ShouldBe(23_647);
        (await db.Populations.Where(row => row.AreaCode == "E06000054" && row.Age != null).SumAsync(row => row.People)).ShouldBe(48_777);
    }

    private static async Task ImportLookupAsync(CspDatabase database)
        => (await database.ImportAsync("lookup.csv", SharedData.Open("geography/lsoa21_to_lad_csp_pfa_target_areas.csv"))).Succeeded.ShouldBeTrue();
}
