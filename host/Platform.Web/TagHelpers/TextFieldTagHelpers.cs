using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Components;

namespace Platform.Web.TagHelpers;

/// <summary>A line of text: <c>&lt;govuk-input for="Input.Name" label="Full name" /&gt;</c>.</summary>
[HtmlTargetElement("govuk-input")]
public sealed class InputTagHelper : LabelledTagHelper
{
    /// <summary>The kind of input: text, email, tel, password, time, search. A number is text with <c>inputmode="numeric"</c>.</summary>
    public string? Type { get; set; }

    /// <summary>What it holds, where it is not bound.</summary>
    public string? Value { get; set; }

    /// <summary>The keyboard of a phone: numeric, decimal, email, tel, url.</summary>
    public string? Inputmode { get; set; }

    /// <summary>What a browser may fill in, for example <c>name</c> or <c>email</c>.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Whether a phone starts with capitals: none, words, characters.</summary>
    public string? Autocapitalize { get; set; }

    /// <summary>A pattern; prefer a rule with a sentence.</summary>
    public string? Pattern { get; set; }

    /// <summary>Off for names, codes and references.</summary>
    public bool? Spellcheck { get; set; }

    /// <summary>Text before the field, for example £.</summary>
    public string? Prefix { get; set; }

    /// <summary>Text after the field, for example %.</summary>
    public string? Suffix { get; set; }

    /// <summary>The width in characters (2, 3, 4, 5, 10, 20, 30) or as a share (full, three-quarters, two-thirds, one-half, one-third, one-quarter).</summary>
    public string? Width { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        var width = string.IsNullOrEmpty(Width) ? null : (char.IsDigit(Width[0]) ? "govuk-input--width-" : "govuk-!-width-") + Width;
        output.Become(Input.Render(new InputOptions
        {
            Id = FullId,
            Name = FullName,
            Type = Type,
            // A password is never sent back to the page.
            Value = Type == "password" ? null : Value ?? GetValue(),
            Inputmode = Inputmode,
            Autocomplete = Autocomplete,
            Autocapitalize = Autocapitalize,
            Pattern = Pattern,
            Spellcheck = Spellcheck,
            Disabled = Disabled,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Prefix = string.IsNullOrEmpty(Prefix) ? null : new AffixOptions { Text = Prefix },
            Suffix = string.IsNullOrEmpty(Suffix) ? null : new AffixOptions { Text = Suffix },
            Classes = Markup.Join(width, output.GetClass()),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>
/// A password, with a button that shows it: <c>&lt;govuk-password-input for="Input.Password" label="Password" /&gt;</c>. It takes
/// what is pasted, and is never sent back to the page.
/// </summary>
[HtmlTargetElement("govuk-password-input")]
public sealed class PasswordInputTagHelper : LabelledTagHelper
{
    /// <summary><c>new-password</c> where one is chosen; <c>current-password</c> where it is not given.</summary>
    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        output.Become(PasswordInput.Render(new PasswordInputOptions
        {
            Id = FullId,
            Name = FullName,
            Autocomplete = Autocomplete,
            Disabled = Disabled,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>Several lines of text: <c>&lt;govuk-textarea for="Input.Notes" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("govuk-textarea")]
public sealed class TextareaTagHelper : LabelledTagHelper
{
    /// <summary>How many lines it shows; 5 where it is not given.</summary>
    public int? Rows { get; set; }

    /// <summary>What it holds, where it is not bound.</summary>
    public string? Value { get; set; }

    /// <summary>Whether the browser checks the spelling.</summary>
    public bool? Spellcheck { get; set; }

    /// <summary>What a browser may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        output.Become(Textarea.Render(new TextareaOptions
        {
            Id = FullId,
            Name = FullName,
            Rows = Rows,
            Value = Value ?? GetValue(),
            Spellcheck = Spellcheck,
            Autocomplete = Autocomplete,
            Disabled = Disabled,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>
/// Several lines of text with a limit that the page counts down: <c>&lt;govuk-character-count for="Input.Notes" max-length="4000" threshold="75" /&gt;</c>.
/// Nothing is cut off; the server says when it is too long.
/// </summary>
[HtmlTargetElement("govuk-character-count")]
public sealed class CharacterCountTagHelper : LabelledTagHelper
{
    /// <summary>The most characters.</summary>
    public int? MaxLength { get; set; }

    /// <summary>The most words, instead of characters.</summary>
    public int? MaxWords { get; set; }

    /// <summary>The message shows from this per cent of the limit on.</summary>
    public int? Threshold { get; set; }

    /// <summary>How many lines it shows; 5 where it is not given.</summary>
    public int? Rows { get; set; }

    /// <summary>What it holds, where it is not bound.</summary>
    public string? Value { get; set; }

    /// <summary>Whether the browser checks the spelling.</summary>
    public bool? Spellcheck { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        output.Become(CharacterCount.Render(new CharacterCountOptions
        {
            Id = FullId,
            Name = FullName,
            Maxlength = MaxLength,
            Maxwords = MaxWords,
            Threshold = Threshold,
            Rows = Rows,
            Value = Value ?? GetValue(),
            Spellcheck = Spellcheck,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}

/// <summary>A file to upload: <c>&lt;govuk-file-upload for="Upload" hint="A CSV file of up to 20MB" /&gt;</c>. Its form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("govuk-file-upload")]
public sealed class FileUploadTagHelper : LabelledTagHelper
{
    /// <summary>More than one file.</summary>
    public bool Multiple { get; set; }

    /// <summary>
    /// The enhanced field where files can be dropped. Off by default: the name that it gives its button is not the words that it shows
    /// (WCAG 2.5.3), which leaves out people who speak to their computer.
    /// </summary>
    public bool Javascript { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Register();
        output.Become(FileUpload.Render(new FileUploadOptions
        {
            Id = FullId,
            Name = FullName,
            Multiple = Multiple,
            Javascript = Javascript,
            Disabled = Disabled,
            Label = LabelOptions,
            Hint = HintOptions,
            ErrorMessage = ErrorOptions,
            FormGroup = GroupOptions,
            Classes = output.GetClass(),
            Attributes = output.GetOthers()
        }));
    }
}
