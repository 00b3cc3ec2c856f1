namespace Platform.Web.Components;

internal sealed record ButtonOptions
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public bool IsStartButton { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class Button
{
    private const string StartIcon =
        """<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>""";

    public static string Render(ButtonOptions options)
    {
        var isLink = !string.IsNullOrEmpty(options.Href);
        var element = isLink ? "a" : "button";
        var markup = new Markup().Start(element);
        if (isLink)
            markup.Attr("href", options.Href).Attr("role", "button").Attr("draggable", "false");
        else
            markup.Attr("type", string.IsNullOrEmpty(options.Type) ? "submit" : options.Type)
                .AttrIfAny("value", options.Value).AttrIfAny("name", options.Name)
                .Flag("disabled", options.Disabled).Attr("aria-disabled", options.Disabled ? "true" : null)
                .Attr("data-prevent-double-click", Input.Spelled(options.PreventDoubleClick));
        markup.Class("govuk-button", options.Classes, options.IsStartButton ? "govuk-button--start" : null)
            .Attr("data-module", "govuk-button").More(options.Attributes).AttrIfAny("id", options.Id);

        if (options.IsStartButton && !string.IsNullOrEmpty(options.Html))
            markup.Start("span").Raw(options.Html.Trim()).End("span");
        else
            markup.Content(options.Html, options.Text);
        return markup.Raw(options.IsStartButton ? StartIcon : null).End(element).ToString();
    }
}
