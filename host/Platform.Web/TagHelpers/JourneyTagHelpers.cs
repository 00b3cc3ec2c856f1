using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>The parts of a task list that the tags inside it hand over.</summary>
internal sealed class TaskCollector
{
    public List<TaskListItem> Items { get; } = [];
}

/// <summary>The parts of a long form and how far each is: <c>&lt;govuk-task-list&gt;&lt;govuk-task title="The child" href="…" status="Completed" /&gt;…</c>.</summary>
[HtmlTargetElement("govuk-task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    /// <summary>The start of the ids, where a page has several lists.</summary>
    public string? IdPrefix { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var collector = new TaskCollector();
        context.Items[typeof(TaskCollector)] = collector;
        await output.GetChildContentAsync();
        output.Become(Journeys.RenderTaskList(new TaskListOptions
        {
            Items = collector.Items,
            IdPrefix = IdPrefix,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>One part of a long form.</summary>
[HtmlTargetElement("govuk-task")]
public sealed class TaskTagHelper : TagHelper
{
    /// <summary>What it is about.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where it is done; nothing while it cannot be started.</summary>
    public string? Href { get; set; }

    /// <summary>A hint under the title.</summary>
    public string? Hint { get; set; }

    /// <summary>"Completed", "Not yet started", "Cannot start yet".</summary>
    public string Status { get; set; } = "";

    /// <summary>Shows the status as a tag of this colour; plain text where it is not given, as for "Completed".</summary>
    public string? StatusColour { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ((TaskCollector)context.Items[typeof(TaskCollector)]).Items.Add(new TaskListItem
        {
            Title = new TaskTitle { Text = Title },
            Href = Href,
            Hint = string.IsNullOrEmpty(Hint) ? null : new Slot { Text = Hint },
            Status = StatusColour is null
                ? new TaskStatusOptions { Text = Status, Classes = string.IsNullOrEmpty(Href) ? "govuk-task-list__status--cannot-start-yet" : null }
                : new TaskStatusOptions { Tag = new BlockOptions { Text = Status, Classes = "govuk-tag--" + StatusColour } },
            Classes = output.GetClass()
        });
        output.SuppressOutput();
    }
}

/// <summary>
/// English or Welsh: <c>&lt;govuk-language-navigation english-href="…" welsh-href="…" /&gt;</c>. The language of the page, from
/// <c>ViewData["Language"]</c>, is the one that is marked.
/// </summary>
[HtmlTargetElement("govuk-language-navigation")]
public sealed class LanguageNavigationTagHelper : TagHelper
{
    /// <summary>The page in English.</summary>
    public string? EnglishHref { get; set; }

    /// <summary>The page in Welsh.</summary>
    public string? WelshHref { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isWelsh = ViewContext.ViewData["Language"] is "cy";
        output.Become(Journeys.RenderLanguageNavigation(new LanguageNavigationOptions
        {
            AriaLabel = isWelsh ? "Iaith" : "Language",
            Items =
            [
                new LanguageItem { Text = "English", Lang = "en", Href = EnglishHref, Current = !isWelsh },
                new LanguageItem { Text = "Cymraeg", Lang = "cy", Href = WelshHref, Current = isWelsh }
            ],
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>Leaves quickly for a harmless page, also by pressing Shift three times. For pages that children and families open.</summary>
[HtmlTargetElement("govuk-exit-this-page")]
public sealed class ExitThisPageTagHelper : TagHelper
{
    /// <summary>Where to; the weather where it is not given.</summary>
    public string? RedirectUrl { get; set; }

    /// <summary>What the button says; "Exit this page" where it is not given.</summary>
    public string? Text { get; set; }

    /// <summary>What those who hear the page are told once it is on its way.</summary>
    public string? ActivatedText { get; set; }

    /// <summary>What they are told when the presses came too slowly.</summary>
    public string? TimedOutText { get; set; }

    /// <summary>What they are told after the first press.</summary>
    public string? PressTwoMoreTimesText { get; set; }

    /// <summary>What they are told after the second press.</summary>
    public string? PressOneMoreTimeText { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become(Journeys.RenderExitThisPage(new ExitThisPageOptions
    {
        Id = output.Get("id"),
        Text = Text,
        RedirectUrl = RedirectUrl,
        ActivatedText = ActivatedText,
        TimedOutText = TimedOutText,
        PressTwoMoreTimesText = PressTwoMoreTimesText,
        PressOneMoreTimeText = PressOneMoreTimeText,
        Classes = output.GetClass(),
        Attributes = output.GetOthers("id")
    }));
}
