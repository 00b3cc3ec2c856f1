using Architecture.Tests.Rules;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.Application;
using Platform.Kernel.Sharing;

namespace Architecture.Tests;

/// <summary>A workstream that forgets the gate is found: what names another agency, what answers with a file, and who makes a permit.</summary>
public sealed class SharingTests
{
    private static IReadOnlyList<Type> Types { get; } = [.. Solution.Everything.SelectMany(m => m.Assembly.GetTypes()).Distinct()];

    [Fact]
    public void What_goes_to_another_agency_passes_the_gate() => SharingRules.OfCommands(Types).ShouldBeEmpty();

    [Fact]
    public void Every_file_says_for_whom_it_is() => SharingRules.OfFiles(Types).ShouldBeEmpty();

    [Fact]
    public void Only_the_gate_makes_permits_and_disclosures() => SharingRules.OfPermits(Types).ShouldBeEmpty();

    [Fact]
    public void A_planted_command_that_forgets_the_gate_is_caught_and_one_that_asks_is_not()
    {
        SharingRules.OfCommands([typeof(PlantedPaper), typeof(PlantedPaperHandler)]).ShouldHaveSingleItem().ShouldContain("names an agency (ToAgency)");
        SharingRules.OfCommands([typeof(PlantedGatedPaper), typeof(PlantedGatedPaperHandler)]).ShouldBeEmpty();
        SharingRules.OfCommands([typeof(PlantedDirectory)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_file_for_nobody_in_particular_or_past_the_gate_is_caught()
    {
        SharingRules.OfFiles([typeof(PlantedDownloadModel)]).ShouldHaveSingleItem().ShouldContain("[FileFor]");
        SharingRules.OfFiles([typeof(PlantedPanelPaperModel)]).ShouldHaveSingleItem().ShouldContain("does not ask ISharingGate");
        SharingRules.OfFiles([typeof(PlantedGatedPaperModel), typeof(SharingTests)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_permit_is_caught() => SharingRules.OfPermits([typeof(PlantedPermitMaker)]).ShouldHaveSingleItem().ShouldContain("Only SharingGate does");
}

internal sealed record PlantedPaper(string ToAgency) : ICommand;

internal sealed class PlantedPaperHandler : IRequestHandler<PlantedPaper, Result>
{
    public Task<Result> Handle(PlantedPaper request, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
}

internal sealed record PlantedGatedPaper(string ToAgency) : ICommand;

internal sealed class PlantedGatedPaperHandler(ISharingGate sharing) : IRequestHandler<PlantedGatedPaper, Result>
{
    public async Task<Result> Handle(PlantedGatedPaper request, CancellationToken cancellationToken)
    {
        var decision = await sharing.CheckAsync(new Share(request.ToAgency, [], "", "", Guid.Empty, Guid.Empty), cancellationToken);
        return decision.Permit is null ? Result.Failure("", decision.Sentence) : Result.Success();
    }
}

[SharesNothing("It is the directory itself.")]
internal sealed record PlantedDirectory(string AgencyCode) : ICommand;

internal sealed class PlantedDownloadModel : PageModel
{
    public IActionResult OnGet() => File(Array.Empty<byte>(), "text/csv");
}

[FileFor(FileReader.AnotherAgency, "A panel paper.")]
internal sealed class PlantedPanelPaperModel : PageModel
{
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.ContentType = "text/csv";
        await Response.Body.FlushAsync(cancellationToken);
    }
}

[FileFor(FileReader.AnotherAgency, "A panel paper.")]
internal sealed class PlantedGatedPaperModel(ISharingGate sharing) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
        => (await sharing.CheckAsync(new Share("", [], "", "", Guid.Empty, Guid.Empty), cancellationToken)).IsAllowed ? File(Array.Empty<byte>(), "text/csv") : NotFound();
}

internal sealed class PlantedPermitMaker
{
    public SharePermit Make() => new("one", "other", Guid.Empty);
}
