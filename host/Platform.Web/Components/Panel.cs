namespace Platform.Web.Components;

internal sealed record PanelAction
{
    public string? Text { get; init; }
    public string? Type { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record PanelActions
{
    public IReadOnlyList<PanelAction>? Items { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record PanelOptions
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? HeadingLevel { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public PanelActions? Actions { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class Panel
{
    public const string Interruption = "govuk-panel--interruption";

    public static string Render(PanelOptions options)
    {
        var interrupts = options.Classes?.Contains(Interruption, StringComparison.Ordinal) ?? false;
        var level = "h" + (string.IsNullOrEmpty(options.HeadingLevel) ? "1" : options.HeadingLevel);
        var markup = new Markup().Start("div").Class("govuk-panel", interrupts ? null : "govuk-panel--confirmation", options.Classes)
            .More(options.Attributes)
            .Start(level).Class("govuk-panel__title").Content(options.TitleHtml, options.TitleText).End(level);
        if (!string.IsNullOrEmpty(options.Html) || !string.IsNullOrEmpty(options.Text))
            markup.Start("div").Class("govuk-panel__body").Content(options.Html, options.Text).End("div");
        if (interrupts && options.Actions is { } actions)
        {
            markup.Start("div").Class("govuk-panel__actions", actions.Classes).More(actions.Attributes);
            if (actions.Items is { Count: > 0 })
            {
                markup.Start("div").Class("govuk-button-group");
                foreach (var action in actions.Items)
                    Action(markup, action);
                markup.End("div");
            }

            markup.End("div");
        }

        return markup.End("div").ToString();
    }

    private static void Action(Markup markup, PanelAction action)
    {
        if (string.IsNullOrEmpty(action.Href) || action.Type == "button")
            markup.Raw(Button.Render(new ButtonOptions
            {
                Text = action.Text,
                Type = string.IsNullOrEmpty(action.Type) ? "button" : action.Type,
                Classes = Markup.Join("govuk-button--inverse", action.Classes),
                Href = action.Href,
                Attributes = action.Attributes
            }));
        else
            markup.Start("a").Class("govuk-link govuk-link--inverse", action.Classes).Attr("href", action.Href).More(action.Attributes)
                .Text(action.Text).End("a");
    }
}
