using System.Text.Json;
using Platform.Web.Components;

namespace Platform.Web.Tests.Fixtures;

/// <summary>
/// Every example that govuk-frontend ships for a component is rendered from the same options and compared, node by node.
/// What is not covered is listed here with its reason, and the list itself is checked.
/// </summary>
public sealed class Components_match_the_examples_of_govuk_frontend
{
    private static readonly Dictionary<string, Func<Fixture, string>> Renderers = new()
    {
        ["input"] = f => Input.Render(FixtureFile.Deserialise<InputOptions>(f.Options)),
        ["password-input"] = f => PasswordInput.Render(FixtureFile.Deserialise<PasswordInputOptions>(f.Options)),
        ["textarea"] = f => Textarea.Render(FixtureFile.Deserialise<TextareaOptions>(f.Options)),
        ["character-count"] = f => CharacterCount.Render(FixtureFile.Deserialise<CharacterCountOptions>(f.Options)),
        ["date-input"] = f => DateInput.Render(FixtureFile.Deserialise<DateInputOptions>(f.Options)),
        ["radios"] = f => Choices.RenderRadios(FixtureFile.Deserialise<ChoicesOptions>(f.Options)),
        ["checkboxes"] = f => Choices.RenderCheckboxes(FixtureFile.Deserialise<ChoicesOptions>(f.Options)),
        ["select"] = f => Select.Render(FixtureFile.Deserialise<SelectOptions>(f.Options)),
        ["button"] = f => Button.Render(FixtureFile.Deserialise<ButtonOptions>(f.Options)),
        ["error-summary"] = f => Messages.RenderErrorSummary(FixtureFile.Deserialise<ErrorSummaryOptions>(f.Options)),
        ["file-upload"] = f => FileUpload.Render(FixtureFile.Deserialise<FileUploadOptions>(f.Options)),
        ["fieldset"] = f => FieldParts.Render(FixtureFile.Deserialise<FieldsetOptions>(f.Options)),
        ["summary-list"] = f => SummaryList.Render(FixtureFile.Deserialise<SummaryListOptions>(f.Options)),
        ["tag"] = f => Messages.RenderTag(FixtureFile.Deserialise<BlockOptions>(f.Options)),
        ["inset-text"] = f => Messages.RenderInsetText(FixtureFile.Deserialise<BlockOptions>(f.Options)),
        ["warning-text"] = f => Messages.RenderWarningText(FixtureFile.Deserialise<WarningTextOptions>(f.Options)),
        ["details"] = f => Messages.RenderDetails(FixtureFile.Deserialise<DetailsOptions>(f.Options)),
        ["notification-banner"] = f => Messages.RenderNotificationBanner(FixtureFile.Deserialise<NotificationBannerOptions>(f.Options)),
        ["panel"] = f => Panel.Render(FixtureFile.Deserialise<PanelOptions>(f.Options)),
        ["pagination"] = f => Navigation.RenderPagination(FixtureFile.Deserialise<PaginationOptions>(f.Options)),
        ["breadcrumbs"] = f => Navigation.RenderBreadcrumbs(FixtureFile.Deserialise<BreadcrumbsOptions>(f.Options)),
        ["back-link"] = f => Navigation.RenderBackLink(FixtureFile.Deserialise<BackLinkOptions>(f.Options)),
        ["task-list"] = f => Journeys.RenderTaskList(FixtureFile.Deserialise<TaskListOptions>(f.Options)),
        ["language-navigation"] = f => Journeys.RenderLanguageNavigation(FixtureFile.Deserialise<LanguageNavigationOptions>(f.Options)),
        ["exit-this-page"] = f => Journeys.RenderExitThisPage(FixtureFile.Deserialise<ExitThisPageOptions>(f.Options))
    };

    /// <summary>Examples that are not covered, each with the reason.</summary>
    private static readonly Dictionary<(string Component, string Name), string> NotCovered = new()
    {
        [("date-input", "day and month")] = "a DateOnly always has three fields",
        [("date-input", "month and year")] = "a DateOnly always has three fields",
        [("file-upload", "with value")] = "the option does nothing: no browser takes a file's name from a page"
    };

    public static IEnumerable<TheoryDataRow<string, string>> Covered() => Renderers.Keys
        .SelectMany(FixtureFile.Read)
        .Where(f => !NotCovered.ContainsKey((f.Component, f.Name)))
        .Select(f => new TheoryDataRow<string, string>(f.Component, f.Name));

    [Theory]
    [MemberData(nameof(Covered))]
    public void An_example_renders_the_same(string component, string name)
    {
        var fixture = FixtureFile.Read(component).Single(f => f.Name == name);

        NormalisedHtml.Of(Renderers[component](fixture)).ShouldBe(NormalisedHtml.Of(fixture.Html));
    }

    [Fact]
    public void At_least_nineteen_in_twenty_examples_are_covered_and_the_exceptions_exist()
    {
        var all = Renderers.Keys.SelectMany(FixtureFile.Read).Select(f => (f.Component, f.Name)).ToHashSet();
        var report = string.Join(Environment.NewLine, NotCovered.Select(n => $"{n.Key.Component}: {n.Key.Name}: {n.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{all.Count - NotCovered.Count} of {all.Count} examples are covered. Not covered:{Environment.NewLine}{report}");

        NotCovered.Keys.ShouldBeSubsetOf(all, "an exception names an example that govuk-frontend no longer ships");
        (NotCovered.Count * 20).ShouldBeLessThanOrEqualTo(all.Count);
    }

    [Fact]
    public void An_option_that_no_renderer_knows_is_not_passed_over()
    {
        var options = System.Text.Json.Nodes.JsonNode.Parse("""{ "text": "Save", "sparkle": true }""")!;

        Should.Throw<JsonException>(() => FixtureFile.Deserialise<ButtonOptions>(options));
    }
}
