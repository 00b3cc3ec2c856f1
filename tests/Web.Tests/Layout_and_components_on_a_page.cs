using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Platform.Web.Tests;

public sealed class Layout_and_components_on_a_page(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_layout_carries_title_skip_link_back_link_demonstration_line_and_footer()
    {
        var page = await host.GetAsync("/form");

        page.Title.ShouldBe("A form – Test & try service");
        page.QuerySelector(".govuk-skip-link")!.GetAttribute("href").ShouldBe("#main-content");
        page.QuerySelector("main#main-content").ShouldNotBeNull();
        page.QuerySelector(".govuk-back-link")!.TextContent.ShouldBe("Back");
        page.QuerySelector(".app-demonstration")!.TextContent.ShouldContain("made up");
        page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")).ShouldBe(["/help", "/accessibility", "/privacy", "/cookies", "/about"]);
        page.QuerySelector(".govuk-error-summary").ShouldBeNull();
    }

    [Fact]
    public async Task The_menu_shows_what_the_person_may_open_in_order_and_marks_the_nearest_entry_only()
    {
        var page = await host.GetAsync("/form/late", signedIn: true);

        page.QuerySelectorAll(".govuk-service-navigation__link").Select(a => a.TextContent.Trim()).ShouldBe(["Cases", "Late cases"]);
        page.QuerySelectorAll(".govuk-service-navigation [aria-current]").Single().GetAttribute("href").ShouldBe("/form/late");
    }

    [Fact]
    public async Task A_person_who_has_not_signed_in_has_no_menu_and_no_way_to_sign_out()
    {
        var page = await host.GetAsync("/form");

        page.QuerySelector(".govuk-service-navigation").ShouldBeNull();
        page.QuerySelector("form[action='/sign-out']").ShouldBeNull();
    }

    [Fact]
    public async Task A_signed_in_person_shows_by_name_as_text_and_signs_out_by_a_form_with_antiforgery()
    {
        var page = await host.GetAsync("/form", signedIn: true);

        page.QuerySelector(".app-account span")!.TextContent.ShouldBe("Signed in as " + TestHost.PersonWithQuotes);
        page.QuerySelector("form[action='/sign-out'][method=post] input[name=__RequestVerificationToken]").ShouldNotBeNull();
        page.QuerySelector(".app-print-only")!.TextContent.ShouldContain("OFFICIAL-SENSITIVE");
    }

    [Theory]
    [InlineData("/form")]
    [InlineData("/cookies")]
    [InlineData("/error/404")]
    public async Task No_page_has_anything_that_the_content_security_policy_refuses(string url)
    {
        var page = await host.GetAsync(url, url.Contains("404", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, signedIn: true);

        page.QuerySelectorAll("script:not([src]), style, [style]").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        var addresses = page.QuerySelectorAll("script[src], link[href], img[src]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).ToList();
        addresses.ShouldAllBe(address => address.StartsWith("/_content/Platform.Web/assets/"));
        addresses.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Every_asset_that_a_page_asks_for_is_served_and_none_comes_from_elsewhere()
    {
        var page = await host.GetAsync("/form");
        var addresses = page.QuerySelectorAll("script[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
            .Append("/_content/Platform.Web/assets/govuk-frontend.min.js").Append("/_content/Platform.Web/assets/moj-frontend.min.js")
            .Append("/_content/Platform.Web/assets/images/icon-document.svg");

        foreach (var address in addresses)
        {
            var response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.Length.ShouldBeGreaterThan(100, address);
            if (address.Contains(".css", StringComparison.Ordinal))
            {
                text.ShouldNotContain("@font-face");
                text.ShouldNotContain("GDS Transport");
                text.ShouldNotContain("data:image");
                text.ShouldNotContain("@import");
                Regex.Matches(text, """url\((?!"?/_content/Platform.Web/assets/)""").ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task What_a_page_writes_into_attributes_and_text_stays_text()
    {
        var page = await host.GetAsync("/form", signedIn: true);

        page.QuerySelector("#Input_Name")!.GetAttribute("data-test").ShouldBe("a\"b");
        page.QuerySelector("#Input_Name-hint")!.TextContent.ShouldBe("As they'd say \"it\"");
        page.QuerySelector("label[for=Input_Name]")!.TextContent.ShouldBe("Child's \"known-as\" name");
        page.QuerySelector("a.govuk-button--secondary")!.GetAttribute("href").ShouldBe("/x?a=1&b=\"");
        page.QuerySelector(".govuk-summary-card__title")!.TextContent.ShouldBe("D'Arcy's & co");
        page.QuerySelector(".govuk-summary-list__value")!.TextContent.ShouldBe("<script>1</script>");
        page.QuerySelector(".govuk-summary-list__actions a")!.TextContent.ShouldBe("Change date of birth (D'Arcy's & co)");
        page.QuerySelector(".moj-timeline__title")!.TextContent.ShouldBe("Met <b>");
        page.QuerySelector(".moj-alert--warning")!.GetAttribute("aria-label").ShouldBe("warning: Look \"out\"");
        page.QuerySelector("#Input_Needs-item-hint")!.TextContent.ShouldBe("To \"be\"");
        page.QuerySelectorAll("#Input_Agency option").Select(o => o.TextContent).ShouldBe(["Choose", "Police & crime", "Health"]);
        page.QuerySelectorAll("main script, main b").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_shows_by_its_label_where_the_person_may_see_it_and_otherwise_without_a_name()
    {
        var before = host.Labels.Queries;
        var page = await host.GetAsync("/form", signedIn: true);

        page.QuerySelector("#known a")!.TextContent.ShouldBe("D'Arcy <i>Ó Briain</i>");
        page.QuerySelector("#unknown")!.TextContent.ShouldBe("A child on the record");
        (host.Labels.Queries - before).ShouldBe(1, "a page asks for all its labels at once");
        (await host.GetAsync("/form")).QuerySelector("#known")!.TextContent.ShouldBe("A child on the record");
    }

    [Fact]
    public async Task Dates_partials_and_pager_show_as_people_read_them()
    {
        var page = await host.GetAsync("/form?after=7&area=a%26b&from=2026-06-12", signedIn: true);

        page.QuerySelector("#date")!.TextContent.ShouldBe("12 June 2026 at 5:30pm");
        page.QuerySelector("#from")!.TextContent.ShouldBe("12 June 2026");
        page.QuerySelector(".moj-timeline__date")!.TextContent.ShouldBe("2 January 2026 at 5pm");
        page.QuerySelector(".app-panels .govuk-summary-list__value")!.TextContent.ShouldBe("Support <agreed>");
        page.QuerySelectorAll("nav[aria-label='Pages of this list'] a").Select(a => a.GetAttribute("href"))
            .ShouldBe(["/form?area=a%26b&from=2026-06-12", "/form?area=a%26b&from=2026-06-12&after=42"]);
        page.QuerySelector(".govuk-inset-text a")!.TextContent.ShouldBe("Open a case");
    }

    [Fact]
    public async Task Filters_parts_of_a_form_and_the_language_show_what_is_on()
    {
        var page = await host.GetAsync("/form");

        page.QuerySelector(".moj-filter__tag")!.TextContent.ShouldBe("Remove this filter Area: O'Neill & co");
        page.QuerySelectorAll(".moj-filter input[name=kind]").Select(i => i.GetAttribute("value")).ShouldBe(["Police", "School"]);
        page.QuerySelectorAll(".govuk-task-list__status").Select(s => s.TextContent).ShouldBe(["Completed", "Cannot start yet", "Not yet started"]);
        page.QuerySelectorAll(".govuk-task-list a").Length.ShouldBe(2);
        page.QuerySelector(".govuk-language-navigation [aria-current]")!.TextContent.ShouldBe("English");
        page.QuerySelector(".govuk-tag--green")!.TextContent.ShouldBe("Open");
        page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty("an id stands once on a page");
    }

    [Theory]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/help")]
    [InlineData("/about")]
    public async Task The_pages_of_the_footer_open_without_signing_in(string url)
    {
        var page = await host.GetAsync(url);

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Title.ShouldBe($"{page.QuerySelector("h1")!.TextContent} – Test & try service");
    }

    [Fact]
    public async Task About_names_the_licences_of_the_data()
    {
        var text = (await host.GetAsync("/about")).Body!.TextContent;

        text.ShouldContain("Contains public sector information licensed under the Open Government Licence v3.0.");
        text.ShouldContain("Contains OS data © Crown copyright and database right.");
    }

    [Fact]
    public async Task An_address_that_does_not_exist_says_what_to_do()
    {
        var page = await host.GetAsync("/nothing/about-Kieran", HttpStatusCode.NotFound);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
        page.Body!.TextContent.ShouldNotContain("Kieran");
        page.Body.TextContent.ShouldContain("Reference: ");
    }

    [Fact]
    public async Task A_failure_shows_nothing_of_what_failed()
    {
        var page = await host.GetAsync("/throws", HttpStatusCode.InternalServerError, signedIn: true);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Sorry, there is a problem with the service");
        page.DocumentElement.OuterHtml.ShouldNotContain("Kieran");
    }

    [Fact]
    public async Task A_workstream_that_is_switched_off_says_so_by_its_name()
    {
        var page = await host.GetAsync("/switched-off", HttpStatusCode.NotFound);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Victim services is switched off");
    }

    [Theory]
    [InlineData(403, "You cannot open this page")]
    [InlineData(503, "Sorry, the service is not available")]
    public async Task Other_failures_have_a_sentence_too(int code, string heading) =>
        (await host.GetAsync($"/error/{code}", (HttpStatusCode)code)).QuerySelector("h1")!.TextContent.ShouldBe(heading);
}
