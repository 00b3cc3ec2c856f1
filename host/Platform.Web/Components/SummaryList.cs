namespace Platform.Web.Components;

internal sealed record SummaryText
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public string? HeadingLevel { get; init; }
}

internal sealed record SummaryAction
{
    public string? Href { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record SummaryActions
{
    public IReadOnlyList<SummaryAction>? Items { get; init; }
    public string? Classes { get; init; }
}

internal sealed record SummaryRow
{
    public SummaryText? Key { get; init; }
    public SummaryText? Value { get; init; }
    public SummaryActions? Actions { get; init; }
    public string? Classes { get; init; }
}

internal sealed record SummaryCard
{
    public SummaryText? Title { get; init; }
    public SummaryActions? Actions { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal sealed record SummaryListOptions
{
    public IReadOnlyList<SummaryRow?>? Rows { get; init; }
    public SummaryCard? Card { get; init; }
    public string? Classes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class SummaryList
{
    public static string Render(SummaryListOptions options)
    {
        var markup = new Markup();
        if (options.Card is { } card)
            StartCard(markup, card);

        var rows = (options.Rows ?? []).OfType<SummaryRow>().ToList();
        var anyActions = rows.Any(row => row.Actions?.Items is { Count: > 0 });
        markup.Start("dl").Class("govuk-summary-list", options.Classes).More(options.Attributes);
        foreach (var row in rows)
            Row(markup, row, anyActions, options.Card?.Title);
        markup.End("dl");

        return (options.Card is null ? markup : markup.End("div").End("div")).ToString();
    }

    private static void Row(Markup markup, SummaryRow row, bool anyActions, SummaryText? cardTitle)
    {
        markup.Start("div").Class("govuk-summary-list__row", anyActions && row.Actions?.Items is null ? "govuk-summary-list__row--no-actions" : null, row.Classes)
            .Start("dt").Class("govuk-summary-list__key", row.Key?.Classes).Content(row.Key?.Html, row.Key?.Text).End("dt")
            .Start("dd").Class("govuk-summary-list__value", row.Value?.Classes).Content(row.Value?.Html, row.Value?.Text).End("dd");
        if (row.Actions?.Items is { Count: > 0 } actions)
        {
            markup.Start("dd").Class("govuk-summary-list__actions", row.Actions.Classes);
            if (actions.Count == 1)
            {
                Action(markup, actions[0], cardTitle);
            }
            else
            {
                markup.Start("ul").Class("govuk-summary-list__actions-list");
                foreach (var action in actions)
                {
                    Action(markup.Start("li").Class("govuk-summary-list__actions-list-item"), action, cardTitle);
                    markup.End("li");
                }

                markup.End("ul");
            }

            markup.End("dd");
        }

        markup.End("div");
    }

    private static void StartCard(Markup markup, SummaryCard card)
    {
        markup.Start("div").Class("govuk-summary-card", card.Classes).More(card.Attributes)
            .Start("div").Class("govuk-summary-card__title-wrapper");
        if (card.Title is { } title)
        {
            var level = "h" + (string.IsNullOrEmpty(title.HeadingLevel) ? "2" : title.HeadingLevel);
            markup.Start(level).Class("govuk-summary-card__title", title.Classes).Content(title.Html, title.Text).End(level);
        }

        if (card.Actions?.Items is { Count: 1 } one)
        {
            Action(markup.Start("div").Class("govuk-summary-card__actions", card.Actions.Classes), one[0], card.Title);
            markup.End("div");
        }
        else if (card.Actions?.Items is { Count: > 1 } several)
        {
            markup.Start("ul").Class("govuk-summary-card__actions", card.Actions.Classes);
            foreach (var action in several)
            {
                Action(markup.Start("li").Class("govuk-summary-card__action"), action, card.Title);
                markup.End("li");
            }

            markup.End("ul");
        }

        markup.End("div").Start("div").Class("govuk-summary-card__content");
    }

    private static void Action(Markup markup, SummaryAction action, SummaryText? cardTitle)
    {
        markup.Start("a").Class("govuk-link", action.Classes).Attr("href", action.Href ?? "").More(action.Attributes)
            .Content(action.Html, action.Text);
        if (!string.IsNullOrEmpty(action.VisuallyHiddenText) || cardTitle is not null)
        {
            markup.Start("span").Class("govuk-visually-hidden");
            if (!string.IsNullOrEmpty(action.VisuallyHiddenText))
                markup.Text(" " + action.VisuallyHiddenText);
            if (cardTitle is not null)
                markup.Text(" (").Content(cardTitle.Html, cardTitle.Text).Text(")");
            markup.End("span");
        }

        markup.End("a");
    }
}
