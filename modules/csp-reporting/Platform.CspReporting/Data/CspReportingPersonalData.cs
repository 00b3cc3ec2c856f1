using Platform.CspReporting.Disproportionality;
using Platform.CspReporting.Facts;
using Platform.CspReporting.Indicators;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Rights;

namespace Platform.CspReporting.Data;

/// <summary>Of people this module holds a child's broad ethnic group alone; the rest is published data, facts without people, and figures.</summary>
internal sealed class CspReportingPersonalData : PersonalDataMap
{
    private const string Published = "Published data, as its publisher made it anonymous.";

    protected override void Define(PersonalDataBuilder data)
    {
        data.Nobody<PublicFile>("A published file and who imported it.").Workers(f => f.ImportedBy);
        data.Nobody<StreetCrime>(Published);
        data.Nobody<StopAndSearch>(Published);
        data.Nobody<Term>(Published);
        data.Nobody<Lsoa>(Published);
        data.Nobody<Authority>(Published);
        data.Nobody<Population>(Published);
        data.Nobody<EthnicPopulation>(Published);
        data.Nobody<DeprivationRank>(Published);
        data.Nobody<Boundary>(Published);
        data.Nobody<Fact>("What happened, where and when, by code: no child, no worker and no record of anybody (decision 20).");
        data.Entity<ChildGroup>("The child's broad ethnic group, for counting whether groups are treated alike").About(PersonKinds.Child, g => g.ChildId).Facts(g => g.GroupCode);
        data.Nobody<GapFinding>("A gap between groups in published figures, and what the working group does about it.").Text(f => f.Evidence).Workers(f => f.FoundBy, f => f.Owner);
        data.Nobody<GapStep>("A step of the working group.").Text(s => s.Text).Workers(s => s.By, s => s.Owner);
        data.Nobody<PublishedMeasure>(Published);
        data.Nobody<IndicatorDefinition>("What an indicator counts.").Text(d => d.WhyChanged).Workers(d => d.ChangedBy);
        data.Nobody<IndicatorFigures>("Figures as they were published.").Workers(f => f.EnteredBy);
        data.Nobody<IndicatorTarget>("What a partnership wants to reach.").Text(t => t.Why).Workers(t => t.SetBy);
        data.Nobody<IndicatorReturn>("Counts of an area and quarter.").Workers(r => r.MadeBy);
        data.Nobody<ReportDraft>("A report on its way to publication.").Text(d => d.Narrative, d => d.CheckNote).Workers(d => d.DraftedBy, d => d.CheckedBy, d => d.SignedOffBy);
        data.Nobody<PublishedReport>("Figures that passed disclosure control.").Workers(r => r.PublishedBy);
    }
}
