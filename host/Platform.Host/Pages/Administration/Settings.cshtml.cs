using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;

namespace Platform.Host.Pages.Administration;

internal sealed class SettingsModel(IMediator mediator) : PageModel
{
    private string? failedName;
    private string? failedValue;

    public IReadOnlyList<SettingGroup> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Groups = await mediator.Send(new GetSettings(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(string name, CancellationToken cancellationToken)
    {
        name ??= "";
        string? value = Request.Form[FieldOf(name)];
        string failure;
        if (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            var result = await mediator.Send(new ChangeSetting(name, number), cancellationToken);
            if (result.Succeeded)
            {
                TempData["Notice"] = "Saved. It is in force from now on.";
                return LocalRedirect("/administration/settings");
            }

            failure = result.Errors[0].Message;
        }
        else
        {
            failure = "Enter a whole number.";
        }

        failedName = name;
        failedValue = value;
        ModelState.Clear();
        ModelState.AddModelError(FieldOf(name), failure);
        Groups = await mediator.Send(new GetSettings(), cancellationToken);
        return Page();
    }

    /// <summary>Each setting has a field of its own name, so that the error summary leads to the right one.</summary>
    public static string FieldOf(string name) => "value-" + name.Replace('.', '-');

    public string ValueFor(SettingRow row) => row.Definition.Name == failedName ? failedValue ?? "" : row.Value.ToString(CultureInfo.InvariantCulture);
}
