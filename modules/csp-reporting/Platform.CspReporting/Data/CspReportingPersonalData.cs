using Platform.CspReporting.Facts;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Reports;
using Platform.Kernel.Rights;

namespace Platform.CspReporting.Data;

/// <summary>This module holds nothing about anybody: published data, facts without people, and figures.</summary>
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
        data.Nobody<PublishedReport>("Figures that passed disclosure control.").Workers(r => r.PublishedBy);
    }
}
