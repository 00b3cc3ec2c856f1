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
    private string? failure;

    public IReadOnlyList<SettingRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await mediator.Send(new GetSettings(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(string name, string? value, CancellationToken cancellationToken)
    {
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
        ModelState.AddModelError("value-" + name.Replace('.', '-'), failure);
        Rows = await mediator.Send(new GetSettings(), cancellationToken);
        return Page();
    }

    public string? ErrorFor(string name) => name == failedName ? failure : null;

    public string ValueFor(SettingRow row) => row.Definition.Name == failedName ? failedValue ?? "" : row.Value.ToString(CultureInfo.InvariantCulture);
}
