using Platform.CaseManagement.Matching;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>The evidence of one pair as the pages show it.</summary>
/// <param name="Evidence">The evidence.</param>
/// <param name="HidesWeights">Label mode: in the order of the fields, and without what each counts.</param>
internal sealed record MatchEvidenceModel(MatchEvidence Evidence, bool HidesWeights)
{
    public IEnumerable<MatchStep> For => InOrder(Evidence.Steps.Where(s => s.Weight > 0));

    public IEnumerable<MatchStep> Against => InOrder(Evidence.Steps.Where(s => s.Weight <= 0));

    /// <summary>A sentence with what it counts, in words.</summary>
    public string Say(MatchStep step) => HidesWeights || step.Weight == 0 ? step.Sentence : $"{step.Sentence} This {step.InWords}.";

    // The order of weights is a score too.
    private IEnumerable<MatchStep> InOrder(IEnumerable<MatchStep> steps) => HidesWeights ? steps.OrderBy(s => s.Sentence, StringComparer.Ordinal) : steps;
}
