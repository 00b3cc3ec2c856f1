using System.ComponentModel.DataAnnotations;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Web;

namespace Platform.Host.Pages.Administration;

/// <summary>What a person is to work as, as the form has it.</summary>
internal class MembershipInput
{
    [Display(Name = "Agency")]
    public string? AgencyCode { get; set; }

    [Display(Name = "Roles")]
    public List<string> Roles { get; set; } = [];

    [Display(Name = "Areas")]
    public List<string> Areas { get; set; } = [];

    [Display(Name = "First day")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day")]
    public DateOnly? EndsOn { get; set; }

    public long Version { get; set; }

    public MembershipTerms ToTerms() => new(string.IsNullOrEmpty(AgencyCode) ? null : AgencyCode, Given(Roles), Given(Areas), StartsOn, EndsOn);

    // A field that is sent empty binds as nothing in the list.
    private static List<string> Given(List<string> values) => [.. values.Where(v => !string.IsNullOrEmpty(v))];

    public void Fill(MembershipTerms terms, long version)
        => (AgencyCode, Roles, Areas, StartsOn, EndsOn, Version) = (terms.AgencyCode, [.. terms.Roles], [.. terms.Areas], terms.StartsOn, terms.EndsOn, version);
}

/// <summary>A person who is new, with what they work as first.</summary>
internal sealed class NewPersonInput : MembershipInput
{
    [Display(Name = "Name")]
    public string? DisplayName { get; set; }

    [Display(Name = "User name")]
    public string? UserName { get; set; }
}

/// <summary>A page with the form.</summary>
internal interface IMembershipForm
{
    MembershipChoices Choices { get; }

    MembershipInput Terms { get; }
}

/// <summary>What the form's lists hold.</summary>
internal static class MembershipForm
{
    public static IEnumerable<ChoiceItem> AgencyItems(this IMembershipForm form) => form.Choices.Agencies.Select(a => new ChoiceItem(a.Name, a.Code));

    public static IEnumerable<ChoiceItem> RoleItems(this IMembershipForm form) => form.Choices.Roles.Select(r => new ChoiceItem(r.Name, r.Code));

    /// <summary>The areas to offer, and those that the person works in already.</summary>
    public static IEnumerable<ChoiceItem> AreaItems(this IMembershipForm form, Func<string, string> nameOf)
    {
        var items = form.Choices.Areas.Select(a => new ChoiceItem(a.Name, a.Code)).ToList();
        items.AddRange(form.Terms.Areas.Where(a => a != UserFactory.AllAreas && form.Choices.Areas.All(c => c.Code != a)).Select(a => new ChoiceItem(nameOf(a), a)));
        if (form.Choices.MayGiveAllAreas)
            items.Insert(0, new ChoiceItem("All areas", UserFactory.AllAreas, "Also areas that the partnership comes to work in later. The others need not be chosen then."));
        return items;
    }
}
