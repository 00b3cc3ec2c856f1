using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Jobs;
using Platform.CaseManagement.Notices.Import;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Notices;

/// <summary>Files of notices, good and bad, as the page, the command line and the job take them.</summary>
public sealed class ImportTests
{
    private const string Header = "Agency kind,Agency,Reference,Notice kind,Happened on,Area,What happened,Person 1 role,Person 1 given names,Person 1 family name,Person 1 date of birth";

    [Theory]
    [EachDatabase]
    public async Task A_good_file_is_checked_then_imported_and_its_rows_are_deleted(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var childId = await host.RegisterAsync();
        var id = (await UploadAsync(host, $"{Header}\n{Row(1)}\n{Row(2, given: "Zoë", family: "O’Brien", born: "27/03/2011")}\n")).Value;
        var view = await ViewAsync(host, id);
        (view.Import.Status, view.Import.RowCount, view.Import.RowsWithErrors).ShouldBe((ImportStatus.Checked, 2, 0));
        (await host.ReadAsync(db => db.Notices.CountAsync())).ShouldBe(0);

        (await host.SendAsync(new ConfirmImport(id, false), Roles.Partner)).Sentence().ShouldBe("");
        await RunJobAsync(host);
        view = await ViewAsync(host, id);
        (view.Import.Status, view.Import.RowsImported, view.Import.Percent).ShouldBe((ImportStatus.Completed, 2, 100));
        (await host.ReadAsync(db => db.ImportParts.CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.NoticePeople.CountAsync(p => p.ChildId == childId))).ShouldBe(1);
        (await host.EventsAsync()).Count(e => e.Name == "case-management.partner-notice-recorded.v1").ShouldBe(2);
    }

    [Fact]
    public async Task Errors_stand_by_row_and_column_and_one_refuses_the_file_until_the_person_takes_the_good_rows()
    {
        await using var host = await StartAsync();
        var id = (await UploadAsync(host, $"{Header}\n{Row(1)}\nPolise,Four Rivers,,arrest,31/02/2026,Swindon,,caused-harm,=cmd(),Hobbs,\n\n{Row(3)}\n")).Value;
        var view = await ViewAsync(host, id);
        view.Errors.Select(e => (e.Row, e.Column)).ShouldBe(
            [(3, "Agency kind"), (3, "Happened on"), (3, "What happened"), (3, "Person 1 given names")], ignoreOrder: true);
        view.Errors.Single(e => e.Column == "Agency kind").Message.ShouldBe("“Polise” is not in the list");
        (view.Import.RowCount, view.Import.GoodRows).ShouldBe((3, 2));

        (await host.SendAsync(new ConfirmImport(id, false), Roles.Partner)).Sentence().ShouldStartWith("Some rows have errors.");
        (await host.SendAsync(new ConfirmImport(id, true), Roles.Partner)).Succeeded.ShouldBeTrue();
        await RunJobAsync(host);
        // The empty row is a row of the spreadsheet: the last one stands in row 5.
        (await host.ReadAsync(db => db.Notices.Select(n => n.ImportRow).OrderBy(r => r).ToListAsync())).ShouldBe([2, 5]);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("a,b,c\n1,2,3\n", "This file is not a file of notices")]
    [InlineData("Agency kind,Agency,Notice kind,Happened on,What happened\n", "The file lacks the column “Area”.")]
    [InlineData(Header + "\n", "The file has a header and no rows.")]
    [InlineData(Header + ",Area\n", "The column “Area” stands in the file twice.")]
    [InlineData("PK\u0003\u0004 rest", "This is a spreadsheet workbook.")]
    [InlineData("%PDF-1.7", "This is a PDF.")]
    [InlineData(Header + "\npolice,\"never closed,arrest\n", "In row 2 a quotation mark is opened and not closed.")]
    public async Task The_wrong_file_gets_one_sentence_that_says_what_to_do(string text, string begins)
    {
        await using var host = await StartAsync();
        var result = await UploadAsync(host, text);
        result.Errors.ShouldHaveSingleItem().Message.ShouldStartWith(begins);
        (await host.ReadAsync(db => db.ImportParts.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8-mark", ',')]
    [InlineData("utf-16-mark", ';')]
    [InlineData("windows-1252", ';')]
    [InlineData("utf-8", '\t')]
    public async Task Character_sets_and_separators_of_common_spreadsheets_are_read(string encoding, char separator)
    {
        await using var host = await StartAsync();
        var text = $"{Header}\r\n{Row(1, given: "Zoë", family: "Renée")}\r\n".Replace(',', separator);
        var bytes = encoding switch
        {
            "utf-8-mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            "utf-16-mark" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            "windows-1252" => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
        await ImportAsync(host, bytes);
        (await host.ReadAsync(db => db.NoticePeople.SingleAsync())).FullName.ShouldBe("Zoë Renée");
    }

    [Fact]
    public async Task Line_breaks_quotation_marks_and_separators_within_a_cell_stay()
    {
        await using var host = await StartAsync();
        await ImportAsync(host, Encoding.UTF8.GetBytes($"{Header}\npolice,Four Rivers,R1,arrest,01/06/2026,Swindon,\"One, \"\"two\"\"\r\nthree\",,,,\n"));
        (await host.ReadAsync(db => db.Notices.SingleAsync())).Narrative.ShouldBe("One, \"two\"\nthree");
    }

    [Fact]
    public async Task The_same_file_twice_is_imported_once_and_the_same_reference_in_another_file_too()
    {
        await using var host = await StartAsync();
        var file = Encoding.UTF8.GetBytes($"{Header}\n{Row(1)}\n{Row(1)}\n");
        var first = await ImportAsync(host, file);
        (first.RowsImported, first.RowsThereAlready).ShouldBe((1, 1));
        (await UploadAsync(host, file)).Sentence().ShouldBe("This file was imported before, on 10 June 2026. Nothing was imported again.");
        var second = await ImportAsync(host, Encoding.UTF8.GetBytes($"{Header}\n{Row(1)}\n{Row(2)}\n"));
        (second.RowsImported, second.RowsThereAlready).ShouldBe((1, 1));
        (await host.ReadAsync(db => db.Notices.CountAsync())).ShouldBe(2);
    }

    [Theory]
    [EachDatabase]
    public async Task An_import_that_is_killed_goes_on_where_it_stopped_and_records_each_row_once(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var rows = 2 * NoticeImport.RowsPerPart + 100;
        var id = (await UploadAsync(host, $"{Header}\n{string.Join('\n', Enumerable.Range(1, rows).Select(i => Row(i)))}\n")).Value;
        await host.SendAsync(new ConfirmImport(id, false), Roles.Partner);

        // One part is done and another breaks in the middle of its transaction.
        (await host.SendAsync(new ImportNextRows(id), Roles.Partner)).Value.ShouldBeTrue();
        using var killed = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(host.InScopeAsync(async services =>
        {
            var task = services.GetRequiredService<MediatR.IMediator>().Send(new ImportNextRows(id), killed.Token);
            await killed.CancelAsync();
            await task;
            throw new OperationCanceledException("It was quicker than the kill; nothing is proven and nothing is wrong.");
        }));

        await RunJobAsync(host);
        var import = (await ViewAsync(host, id)).Import;
        (import.Status, import.RowsDone).ShouldBe((ImportStatus.Completed, rows));
        (await host.ReadAsync(db => db.Notices.CountAsync())).ShouldBe(rows);
        (await host.ReadAsync(db => db.Notices.Select(n => n.ImportRow).Distinct().CountAsync())).ShouldBe(rows);
    }

    [Fact]
    public async Task A_row_of_an_area_that_is_not_the_senders_is_an_error()
    {
        await using var host = await StartAsync();
        var id = await host.InScopeOfAsync(Roles.Partner, [Wiltshire], async services =>
            (await services.GetRequiredService<NoticeFile>().UploadAsync(new MemoryStream(Encoding.UTF8.GetBytes($"{Header}\n{Row(1)}\n")), "notices.csv", CancellationToken.None)).Value);
        (await host.SendAsync(new ViewImport(id), Roles.Partner))!.Errors.ShouldHaveSingleItem().Column.ShouldBe("Area");
    }

    [Fact]
    public async Task Nobody_sees_or_confirms_the_import_of_another_person()
    {
        await using var host = await StartAsync();
        var id = (await UploadAsync(host, $"{Header}\n{Row(1)}\n")).Value;
        (await host.SendAsync(new ViewImport(id), Roles.OperationsManager)).ShouldBeNull();
        (await host.SendAsync(new ConfirmImport(id, false), Roles.OperationsManager)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_given_up_file_is_never_imported()
    {
        await using var host = await StartAsync();
        var id = (await UploadAsync(host, $"{Header}\n{Row(1)}\n")).Value;
        (await host.SendAsync(new CancelImport(id), Roles.Partner)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new ConfirmImport(id, false), Roles.Partner)).Succeeded.ShouldBeFalse();
        await RunJobAsync(host);
        (await host.ReadAsync(db => db.Notices.CountAsync())).ShouldBe(0);
    }

    private static string Row(int number, string given = "Tariq", string family = "Hobbs", string born = "21/11/2009")
        => $"Police,Four Rivers Police,REF-{number},Arrest,01/06/2026,Swindon,What happened {number},Said to have caused harm,{given},{family},{born}";

    private static Task<Result<Guid>> UploadAsync(PlatformHost host, string text) => UploadAsync(host, Encoding.UTF8.GetBytes(text));

    private static Task<Result<Guid>> UploadAsync(PlatformHost host, byte[] file)
        => host.InScopeOfAsync(Roles.Partner, [], services => services.GetRequiredService<NoticeFile>().UploadAsync(new MemoryStream(file), "notices.csv", CancellationToken.None));

    private static async Task<ImportView> ViewAsync(PlatformHost host, Guid id) => (await host.SendAsync(new ViewImport(id), Roles.Partner))!;

    private static async Task<NoticeImport> ImportAsync(PlatformHost host, byte[] file)
    {
        var id = (await UploadAsync(host, file)).Value;
        (await host.SendAsync(new ConfirmImport(id, false), Roles.Partner)).Sentence().ShouldBe("");
        await RunJobAsync(host);
        return (await ViewAsync(host, id)).Import;
    }

    private static Task RunJobAsync(PlatformHost host)
        => new ImportNoticesJob(host.Services.GetRequiredService<IServiceScopeFactory>()).RunAsync(CancellationToken.None);
}
