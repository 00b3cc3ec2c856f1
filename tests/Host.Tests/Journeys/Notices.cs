using System.Net.Http.Json;
using System.Text.Json;
using Platform.Testing;

namespace Host.Tests.Journeys;

/// <summary>Partner notices by API, and where they arrive in the report: the longest way that everything here takes.</summary>
internal static class Notices
{
    public const string Area = "E06000030";
    public const string Quarter = "2025Q4";

    /// <summary>The same notice for the same number, so that one sent twice is one.</summary>
    public static object Of(int number, Guid key) => new
    {
        requestKey = key,
        content = new
        {
            agencyKind = number % 2 == 0 ? "police" : "education",
            agencyName = "An agency",
            noticeKind = "exclusion",
            happenedOn = new DateOnly(2025, 10 + number % 3, 1 + number % 28),
            reportedOn = new DateOnly(2026, 1, 5),
            areaCode = Area,
            narrative = "What happened, in a sentence.",
            drivers = new[] { "peer-conflict" },
            people = Array.Empty<object>(),
        },
    };

    public static async Task RecordAsync(PlatformClient browser, int number, Guid? key = null)
    {
        using var response = await browser.PostJsonAsync("/api/case-management/notices", JsonContent.Create(Of(number, key ?? Guid.NewGuid())));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The report's figures as text, table by table.</summary>
    public static async Task<string> FiguresAsync(PlatformClient browser)
    {
        using var response = await browser.GetAsync($"/api/csp-reporting/reports/{Area}/{Quarter}");
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return JsonSerializer.Serialize((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("tables"));
    }

    /// <summary>The quarter's notices of all agencies, as the report has them; null while they are hidden.</summary>
    public static async Task<int?> CountAsync(PlatformClient browser)
    {
        using var document = JsonDocument.Parse(await FiguresAsync(browser));
        var table = document.RootElement.EnumerateArray().Single(t => t.GetProperty("key").GetString() == "notices-by-agency");
        var total = table.GetProperty("rows").EnumerateArray().Last();
        var cell = total.GetProperty("cells").EnumerateArray().Last().GetProperty("value");
        return cell.ValueKind == JsonValueKind.Number ? cell.GetInt32() : null;
    }
}
