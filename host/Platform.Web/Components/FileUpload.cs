namespace Platform.Web.Components;

internal sealed record FileUploadOptions
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool Disabled { get; init; }
    public bool Multiple { get; init; }
    public string? DescribedBy { get; init; }
    public LabelOptions? Label { get; init; }
    public HintOptions? Hint { get; init; }
    public ErrorMessageOptions? ErrorMessage { get; init; }
    public FormGroupOptions? FormGroup { get; init; }
    public bool Javascript { get; init; }
    public string? ChooseFilesButtonText { get; init; }
    public string? DropInstructionText { get; init; }
    public IReadOnlyDictionary<string, string?>? MultipleFilesChosenText { get; init; }
    public string? NoFileChosenText { get; init; }
    public string? EnteredDropZoneText { get; init; }
    public string? LeftDropZoneText { get; init; }
    public string? Classes { get; init; }
    public string? WrapperClasses { get; init; }
    public IReadOnlyDictionary<string, string?>? WrapperAttributes { get; init; }
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }
}

internal static class FileUpload
{
    public static string Render(FileUploadOptions options)
    {
        var id = string.IsNullOrEmpty(options.Id) ? options.Name : options.Id;
        var markup = new Markup().StartGroup(options.FormGroup, options.ErrorMessage)
            .Label(options.Label, id)
            .Hint(options.Hint, id + "-hint")
            .Error(options.ErrorMessage, id + "-error")
            .Content(options.FormGroup?.BeforeInput);
        if (options.Javascript)
        {
            markup.Start("div").Class("govuk-file-upload-wrapper", options.WrapperClasses).Attr("data-module", "govuk-file-upload")
                .AttrIfAny("data-i18n.choose-files-button", options.ChooseFilesButtonText)
                .AttrIfAny("data-i18n.no-file-chosen", options.NoFileChosenText);
            foreach (var (plural, message) in options.MultipleFilesChosenText ?? new Dictionary<string, string?>())
                markup.Attr("data-i18n.multiple-files-chosen." + plural, message);
            markup.AttrIfAny("data-i18n.drop-instruction", options.DropInstructionText)
                .AttrIfAny("data-i18n.entered-drop-zone", options.EnteredDropZoneText)
                .AttrIfAny("data-i18n.left-drop-zone", options.LeftDropZoneText)
                .More(options.WrapperAttributes);
        }

        markup.Start("input").Class("govuk-file-upload", options.Classes, options.ErrorMessage is null ? null : "govuk-file-upload--error")
            .Attr("id", id ?? "").Attr("name", options.Name ?? "").Attr("type", "file")
            .Flag("disabled", options.Disabled).Flag("multiple", options.Multiple)
            .AttrIfAny("aria-describedby", FieldParts.DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .More(options.Attributes).EndVoid();
        if (options.Javascript)
            markup.End("div");
        return markup.Content(options.FormGroup?.AfterInput).End("div").ToString();
    }
}
