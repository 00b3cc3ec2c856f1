using Microsoft.AspNetCore.Mvc.Rendering;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Notices;
using Platform.CaseManagement.SeriousViolence;
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

    public static IEnumerable<SelectListItem> OffenceCategoryItems(this ReferenceData reference)
        => reference.Offences.Select(o => o.Category).Distinct().OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ChoiceItem(c.Name, c.Code));

    public static IEnumerable<SelectListItem> WeaponItems() => [new ChoiceItem("Any weapon", "any"), .. NoticeCodes.Weapons.Items()];

    public static IEnumerable<SelectListItem> PatternItems() =>
    [
        new ChoiceItem("Incidents follow one another", nameof(PatternKind.Frequency)),
        new ChoiceItem("Each incident’s offence has a higher Youth Justice Board score than the one before", nameof(PatternKind.Rising)),
        new ChoiceItem("Different partners name the same child", nameof(PatternKind.Partners)),
    ];
}
