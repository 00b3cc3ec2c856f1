using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Platform.Web.Tests;

public sealed class A_form_that_is_sent(TestHost host) : IClassFixture<TestHost>
{
    private const string Hostile = "O'Neill \"><script>alert(1)</script> & <b>";

    private static (string, string)[] MetOn => [("Input.MetOn.Day", "2"), ("Input.MetOn.Month", "1"), ("Input.MetOn.Year", "2026")];

    [Fact]
    public async Task A_good_form_binds_dates_choices_and_text()
    {
        var page = await host.PostAsync("/form", [
            .. MetOn, ("Input.Name", "Aled"), ("Input.DateOfBirth.Day", "27"), ("Input.DateOfBirth.Month", "March"), ("Input.DateOfBirth.Year", "2010"),
            ("Input.Source", "School"), ("Input.Needs", "safe"), ("Input.Needs", "none"), ("Input.Agreed", "true")]);

        page.QuerySelector("#saved")!.TextContent.ShouldBe("Saved 27 March 2010 School safe,none True");
        page.Title!.ShouldStartWith("A form");
    }

    [Fact]
    public async Task An_empty_optional_date_is_no_date()
    {
        var page = await host.PostAsync("/form", [.. MetOn, ("Input.Name", "Aled"), ("Input.DateOfBirth.Day", ""), ("Input.DateOfBirth.Month", ""), ("Input.DateOfBirth.Year", "")]);

        page.QuerySelector("#saved")!.TextContent.ShouldStartWith("Saved none");
    }

    [Theory]
    [InlineData("27", "3", "", "Date of birth must include a year", "Year")]
    [InlineData("", "", "2010", "Date of birth must include a day and a month", "Day")]
    [InlineData("31", "2", "2010", "Date of birth must be a real date", "Day")]
    [InlineData("29", "2", "2011", "Date of birth must be a real date", "Day")]
    [InlineData("1", "13", "2010", "Date of birth must be a real date", "Month")]
    [InlineData("1", "Ma", "2010", "Date of birth must be a real date", "Month")]
    [InlineData("1", "1", "10", "Date of birth must have a year of 4 numbers, for example 2026", "Year")]
    [InlineData("<b>", "1", "2010", "Date of birth must be a real date", "Day")]
    public async Task A_date_that_is_not_one_says_what_to_mend_and_keeps_what_was_typed(string day, string month, string year, string sentence, string field)
    {
        var page = await host.PostAsync("/form", [
            .. MetOn, ("Input.Name", "Aled"), ("Input.DateOfBirth.Day", day), ("Input.DateOfBirth.Month", month), ("Input.DateOfBirth.Year", year)]);

        page.Title!.ShouldStartWith("Error: A form");
        page.QuerySelector("#Input_DateOfBirth-error")!.TextContent.ShouldBe("Error: " + sentence);
        var link = page.QuerySelectorAll(".govuk-error-summary a").Single();
        link.TextContent.ShouldBe(sentence);
        link.GetAttribute("href").ShouldBe("#Input_DateOfBirth_" + field);
        page.QuerySelector("#Input_DateOfBirth_" + field)!.ClassList.ShouldContain("govuk-input--error");
        Value(page, "Input_DateOfBirth_Day").ShouldBe(day);
        Value(page, "Input_DateOfBirth_Month").ShouldBe(month);
        Value(page, "Input_DateOfBirth_Year").ShouldBe(year);
        page.QuerySelector("#saved").ShouldBeNull();
    }

    [Fact]
    public async Task A_date_that_must_be_given_says_so()
    {
        var page = await host.PostAsync("/form", ("Input.Name", "Aled"), ("Input.MetOn.Day", ""), ("Input.MetOn.Month", ""), ("Input.MetOn.Year", ""));

        page.QuerySelector("#Input_MetOn-error")!.TextContent.ShouldBe("Error: Enter met on");
    }

    [Fact]
    public async Task Errors_stand_in_the_order_of_the_fields_and_lead_to_them()
    {
        var page = await host.PostAsync("/form", [
            .. MetOn, ("Input.Name", ""), ("Input.DateOfBirth.Day", "1"), ("Input.DateOfBirth.Month", ""), ("Input.DateOfBirth.Year", ""),
            ("Input.Source", "Nobody"), ("Input.Notes", "refused by the handler")]);

        var links = page.QuerySelectorAll(".govuk-error-summary a").ToList();
        links.Select(a => a.GetAttribute("href")).ShouldBe(["#Input_Name", "#Input_DateOfBirth_Month", "#Input_Source", "#Input_Notes"]);
        links.ShouldAllBe(a => page.GetElementById(a.GetAttribute("href")!.Substring(1)) != null);
        links[0].TextContent.ShouldBe("Enter the child's name");
        links[3].TextContent.ShouldBe("Notes must say what was agreed");
        page.QuerySelector(".govuk-error-summary")!.ParentElement!.LocalName.ShouldBe("main");
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_it_was_typed_and_never_as_HTML()
    {
        var page = await host.PostAsync("/form", ("Input.Name", Hostile), ("Input.Notes", "\nfirst line empty </textarea>" + Hostile), ("Input.MetOn.Day", Hostile));

        Value(page, "Input_Name").ShouldBe(Hostile);
        page.QuerySelector<IHtmlTextAreaElement>("#Input_Notes")!.TextContent.ShouldBe("\nfirst line empty </textarea>" + Hostile);
        Value(page, "Input_MetOn_Day").ShouldBe(Hostile);
        page.QuerySelectorAll("main script, main b").ShouldBeEmpty();
    }

    [Fact]
    public async Task Choices_stay_chosen_and_reveal_what_belongs_to_them()
    {
        var page = await host.PostAsync("/form", [.. MetOn, ("Input.Name", ""), ("Input.Source", "police"), ("Input.Needs", "school"), ("Input.Needs", "none"), ("Input.Agency", "h"), ("Input.Agreed", "true")]);

        page.QuerySelectorAll<IHtmlInputElement>("input:checked").Select(i => i.Value).ShouldBe(["Police", "school", "none", "true"]);
        page.QuerySelector<IHtmlSelectElement>("#Input_Agency")!.Value.ShouldBe("h");
        page.QuerySelector("#conditional-Input_Source")!.ClassList.ShouldNotContain("govuk-radios__conditional--hidden");
        page.QuerySelector("#conditional-Input_Source input[name=Force]").ShouldNotBeNull();
    }

    private static string? Value(IHtmlDocument page, string id) => page.GetElementById(id)!.GetAttribute("value");
}
