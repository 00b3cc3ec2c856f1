using System.Net;
using System.Text;
using Access.Tests.Worlds;
using AngleSharp.Html.Parser;
using Platform.Kernel.Security;

namespace Access.Tests.Web;

/// <summary>What every answer says about itself, and what no page holds, walked over every page of every role.</summary>
public sealed class PageSecurityTests(WorldFixture fixture) : IClassFixture<WorldFixture>
{
    [Fact]
    public async Task Every_answer_tells_the_browser_to_trust_nothing_from_elsewhere_and_no_page_needs_it()
    {
        var faults = new List<string>();
        var pages = 0;
        foreach (var seat in await EverybodyAsync())
        {
            foreach (var route in fixture.World.Routes.Where(r => r.IsRead))
            {
                var answer = await seat.AskAsync(route, fixture.World.PathOf(route));
                faults.AddRange(HeaderFaults(answer).Select(f => $"{route.Key} ({answer.Status}): {f}"));
                if (answer.Body.Length > 0 && !answer.Headers.Contains("no-store", StringComparison.Ordinal))
                    faults.Add($"{route.Key}: a browser may keep the answer");
                if (!answer.Headers.Contains("Content-Type: text/html", StringComparison.Ordinal))
                    continue;
                pages++;
                faults.AddRange((await ContentFaultsAsync(answer.Body)).Select(f => $"{route.Key}: {f}"));
            }
        }

        faults.Distinct().ShouldBeEmpty();
        pages.ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData("<p onclick='x()'>", "onclick")]
    [InlineData("<script>x()</script>", "script in the page")]
    [InlineData("<p style='color:red'>", "style")]
    [InlineData("<style>p{}</style>", "style")]
    [InlineData("<img src='https://example.org/x.png'>", "example.org")]
    [InlineData("<a href='javascript:x()'>", "javascript:")]
    [InlineData("<form action='https://example.org/'>", "example.org")]
    public async Task What_no_page_may_hold_is_caught(string html, string says)
        => (await ContentFaultsAsync(html)).ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public async Task A_change_without_the_token_of_its_form_is_refused_on_every_page()
    {
        var faults = new List<string>();
        // A provider's message about a sign-out comes from a machine and not from a form: its signature is checked instead (BackChannelLogoutTests).
        var changes = fixture.World.Routes.Where(r => r is { Method: "POST", IsApi: false, Template: not "/sign-in/single-sign-on/logout" } && !r.Template.StartsWith("/error/", StringComparison.Ordinal)).ToList();
        changes.Count.ShouldBeGreaterThan(60);
        var seats = await EverybodyAsync();
        var before = await fixture.World.CountsAsync();
        foreach (var seat in seats.Where(s => s.Role != Seat.Nobody))
        {
            foreach (var route in changes)
            {
                using var form = new FormUrlEncodedContent([new("Input.Anything", "at all")]);
                using var response = await seat.Http.PostAsync(new Uri(fixture.World.PathOf(route), UriKind.Relative), form, TestContext.Current.CancellationToken);
                if (response.StatusCode != HttpStatusCode.BadRequest)
                    faults.Add($"{route.Key} answered {(int)response.StatusCode} to {seat.Role} without a token");
            }
        }

        faults.ShouldBeEmpty();
        (await fixture.World.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_for_programs_takes_nothing_that_a_form_of_another_site_could_send()
    {
        using var partner = await fixture.World.SeatAsync(Roles.Partner, World.Area);
        foreach (var (type, hasToken, expected) in new[] { ("application/json", false, HttpStatusCode.BadRequest), ("text/plain", false, HttpStatusCode.BadRequest), ("text/plain", true, HttpStatusCode.UnsupportedMediaType) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/case-management/notices", UriKind.Relative)) { Content = new StringContent("{}", Encoding.UTF8, type) };
            if (hasToken)
                request.Headers.Add("RequestVerificationToken", partner.FormToken);
            using var response = await partner.Http.SendAsync(request, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(expected, $"{type}, with a token: {hasToken}");
        }
    }

    [Fact]
    public async Task No_cell_of_any_file_for_a_spreadsheet_begins_a_formula()
    {
        var files = 0;
        foreach (var seat in await EverybodyAsync())
        {
            foreach (var route in fixture.World.Routes.Where(r => r.IsRead))
            {
                var path = fixture.World.PathOf(route);
                var answer = await seat.AskAsync(route, path);
                if (!answer.Headers.Contains("text/csv", StringComparison.Ordinal))
                    continue;
                files++;
                answer.Headers.ShouldContain("Content-Disposition: attachment", Case.Insensitive, route.Key);
                foreach (var cell in Cells(answer.Body))
                    "=+-@\t\r".ShouldNotContain(cell[..Math.Min(1, cell.Length)].PadRight(1, 'x'), customMessage: $"{route.Key}: {cell}");
            }
        }

        files.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var host = fixture.World.Host;
        var name = await host.AddPersonAsync(Roles.Partner, World.Area);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Url };
        using var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var first) ? first.ToList() : [];
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("Input.UserName", name), new("Input.Password", Platform.Testing.PlatformHost.Password), new("__RequestVerificationToken", document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]),
        };
        post.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        using var signedIn = await http.SendAsync(post, TestContext.Current.CancellationToken);
        cookies.AddRange(signedIn.Headers.GetValues("Set-Cookie"));

        cookies.Count.ShouldBeGreaterThan(1);
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldMatch("(?i)samesite=(lax|strict)");
            cookie.ShouldContain("path=/", Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
        }
    }

    private async Task<List<Seat>> EverybodyAsync()
    {
        var seats = new List<Seat>();
        foreach (var (role, _) in Roles.All)
            seats.Add(await fixture.World.SeatAsync(role, World.Area));
        seats.Add(await fixture.World.SeatAsync(Seat.Nobody));
        return seats;
    }

    private static IEnumerable<string> HeaderFaults(Answer answer)
    {
        foreach (var needed in new[]
        {
            "default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin", "Permissions-Policy: ",
        })
        {
            if (!answer.Headers.Contains(needed, StringComparison.Ordinal))
                yield return $"no {needed}";
        }

        foreach (var never in new[] { "unsafe-inline", "unsafe-eval", "http:", "https:", "Server:", "X-Powered-By", "Access-Control-Allow" })
        {
            if (answer.Headers.Contains(never, StringComparison.Ordinal))
                yield return $"has {never}";
        }
    }

    private static async Task<List<string>> ContentFaultsAsync(string html)
    {
        var document = await new HtmlParser().ParseDocumentAsync(html);
        var faults = new List<string>();
        foreach (var element in document.All)
        {
            faults.AddRange(element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style").Select(a => $"{a.Name} on {element.LocalName}"));
            if (element is { LocalName: "script" } && !element.HasAttribute("src") && element.GetAttribute("type") is null or "text/javascript" or "module")
                faults.Add("script in the page");
            if (element.LocalName == "style")
                faults.Add("style in the page");
            foreach (var name in new[] { "src", "action", "formaction", "srcset", "data" })
            {
                if (element.GetAttribute(name) is { } address && address.Contains("//", StringComparison.Ordinal))
                    faults.Add($"{name} of {element.LocalName} leads to {address}");
            }

            if (element is { LocalName: "a" or "link" } && element.GetAttribute("href") is { } href
                && (href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || element.LocalName == "link" && href.Contains("//", StringComparison.Ordinal)))
                faults.Add($"href of {element.LocalName} is {href}");
        }

        return faults;
    }

    /// <summary>As a spreadsheet would cut the file; quoted cells with a line break in them are cut once more than they should, which finds more and not less.</summary>
    private static IEnumerable<string> Cells(string csv)
        => csv.TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(l => l.Split(',')).Select(c => c.Trim('"', '\r'));
}
