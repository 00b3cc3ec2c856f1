using System.Globalization;
using Platform.Testing;

namespace Host.Tests.Transports;

/// <summary>From a child on the record to somebody who was harmed, by the pages: what victim services hear of.</summary>
internal static class HarmJourney
{
    public const string Area = "E06000030";

    public static async Task<Guid> RegisterChildAsync(this PlatformClient manager)
    {
        var page = await manager.PostFormAsync(await manager.GetPageAsync("/children/register"), new()
        {
            ["Input.Details.GivenNames"] = "Zoë",
            ["Input.Details.FamilyName"] = "O’Brien",
            ["Input.Details.DateOfBirth.Day"] = "27",
            ["Input.Details.DateOfBirth.Month"] = "3",
            ["Input.Details.DateOfBirth.Year"] = "2011",
            ["Input.Details.AreaCode"] = Area,
        });
        page.Errors.ShouldBeEmpty();
        return Guid.Parse(page.Url.Segments[^1]);
    }

    public static async Task RecordHarmAsync(this PlatformClient manager, Guid child)
    {
        var day = DateTime.UtcNow.AddDays(-3);
        var fields = new Dictionary<string, string?>
        {
            ["Input.OffenceCode"] = "robbery",
            ["Input.Basis"] = "Allegation",
            ["Input.InjuryCode"] = "minor",
            ["Input.PeopleHarmed"] = "1",
            ["Input.AreaCode"] = Area,
        };
        foreach (var date in new[] { "HappenedOn", "ReportedOn" })
        {
            fields[$"Input.{date}.Day"] = day.Day.ToString(CultureInfo.InvariantCulture);
            fields[$"Input.{date}.Month"] = day.Month.ToString(CultureInfo.InvariantCulture);
            fields[$"Input.{date}.Year"] = day.Year.ToString(CultureInfo.InvariantCulture);
        }

        (await manager.PostFormAsync(await manager.GetPageAsync($"/incidents/new?childId={child}"), fields)).Errors.ShouldBeEmpty();
    }

    /// <summary>The pages of the contacts that a worker sees in the list.</summary>
    public static async Task<IReadOnlyList<string>> ContactsAsync(this PlatformClient worker)
        => [.. (await worker.GetPageAsync("/victim-services/contacts")).Document.QuerySelectorAll("main tbody a[href^='/victim-services/contacts/']").Select(a => a.GetAttribute("href")!).Distinct()];
}
