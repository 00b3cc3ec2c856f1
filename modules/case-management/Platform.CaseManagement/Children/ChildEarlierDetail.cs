using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>What a detail of a child was before it was put right.</summary>
internal sealed class ChildEarlierDetail : EarlierDetail
{
    /// <summary>As the child's page shows it: codes by their names.</summary>
    public EarlierDetailRow InWords(ReferenceData reference) => new(Property switch
    {
        nameof(Child.SexCode) => "Sex registered at birth",
        nameof(Child.GenderOwnWords) => "Gender, in the child’s own words",
        nameof(Child.AreaCode) => "Local authority",
        nameof(Child.NhsNumber) => "NHS number",
        nameof(Child.PupilNumber) => "Unique pupil number",
        nameof(Child.SafetyNeeds) => "What is needed to be safe",
        _ => LabelOf(Property),
    }, Property switch
    {
        nameof(Child.SexCode) => ChildCodes.Sexes.Name(Value),
        nameof(Child.GenderCode) => ChildCodes.Genders.Name(Value),
        nameof(Child.EthnicityCode) => reference.Ethnicity(Value)?.Name ?? Value,
        nameof(Child.AreaCode) => reference.AreaName(Value),
        nameof(Child.NhsNumber) => NhsNumber.Display(Value),
        _ => Value,
    }, ReplacedUtc, ReplacedByName, Reason);
}
