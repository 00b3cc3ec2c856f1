using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Children;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>Lists as form fields take them.</summary>
internal static class FormLists
{
    public static IEnumerable<SelectListItem> Items(this IEnumerable<Choice> choices) => choices.Select(c => new ChoiceItem(c.Name, c.Code));

    public static IEnumerable<SelectListItem> AreaItems(this ReferenceData reference, ICurrentUser user)
        => reference.AreasFor(user).Select(a => new ChoiceItem(a.Name, a.Code));

    public static IEnumerable<SelectListItem> EthnicityItems(this ReferenceData reference) => reference.Ethnicities.Select(e => new ChoiceItem(e.Name, e.Code));

    public static IEnumerable<SelectListItem> AgencyItems(this ReferenceData reference) => reference.AgencyKinds.Select(a => new ChoiceItem(a.Name, a.Code));

    public static IEnumerable<SelectListItem> DriverItems(this ReferenceData reference) => reference.DriversOfViolence.Select(d => new ChoiceItem(d.Name, d.Code));

    public static IEnumerable<SelectListItem> OffenceItems(this ReferenceData reference) => reference.Offences.Select(o => new ChoiceItem(o.Name, o.Code));
}
