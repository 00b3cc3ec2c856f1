using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.PublicData.Deprivation;
using Platform.CspReporting.PublicData.Lookups;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.PublicData.Populations;
using Platform.CspReporting.PublicData.YouthJustice;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>Writes the rows of a recognised file under a file number and returns how many it had.</summary>
internal sealed class FileWriters(CspReportingDbContext db)
{
    /// <summary>Reads, checks and writes in one go; the first fault ends it.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault.</exception>
    public Task<int> WriteAsync(RecognisedFile file, int number, string fileName, Stream content, CancellationToken cancellationToken) => file.Kind switch
    {
        PublicFileKind.Street => StreetAsync(number, StreetFile.Read(fileName, file.PoliceUk!, content), cancellationToken),
        PublicFileKind.StopAndSearch => StopsAsync(number, StopAndSearchFile.Read(fileName, file.PoliceUk!, content), cancellationToken),
        PublicFileKind.AreaStopAndSearch => AreaStopsAsync(number, AreaStopAndSearchFile.Read(fileName, content), cancellationToken),
        PublicFileKind.Population => AllAsync<Population, PopulationRow>(number, PopulationFile.Read(fileName, content),
            [nameof(Population.AreaCode), nameof(Population.Sex), nameof(Population.Age), nameof(Population.People)],
            row => [row.AreaCode, row.Sex, row.Age, row.People], cancellationToken),
        PublicFileKind.EthnicPopulation => AllAsync<EthnicPopulation, EthnicPopulationRow>(number, EthnicPopulationFile.Read(fileName, content),
            [nameof(EthnicPopulation.AreaCode), nameof(EthnicPopulation.GroupCode), nameof(EthnicPopulation.GroupName), nameof(EthnicPopulation.People)],
            row => [row.AreaCode, row.GroupCode, row.GroupName, row.People], cancellationToken),
        PublicFileKind.YouthJusticeMeasures => AllAsync<PublishedMeasure, MeasureRow>(number, MeasureFile.Read(fileName, content),
            [nameof(PublishedMeasure.Measure), nameof(PublishedMeasure.Unit), nameof(PublishedMeasure.Years), nameof(PublishedMeasure.PlaceName), nameof(PublishedMeasure.PlaceNumber), nameof(PublishedMeasure.Region), nameof(PublishedMeasure.Value)],
            row => [row.Measure, row.Unit, row.Years, row.PlaceName, row.PlaceNumber, row.Region, row.Value], cancellationToken),
        PublicFileKind.LsoaLookup => AllAsync<Lsoa, LsoaLookupRow>(number, LsoaLookupFile.Read(fileName, content),
            [nameof(Lsoa.Code), nameof(Lsoa.Name), nameof(Lsoa.AuthorityCode), nameof(Lsoa.AuthorityName), nameof(Lsoa.PartnershipName), nameof(Lsoa.ForceAreaName)],
            row => [row.LsoaCode, row.LsoaName, row.Authority.Code, row.Authority.Name, row.Authority.PartnershipName, row.Authority.ForceAreaName], cancellationToken),
        PublicFileKind.AuthorityLookup => AllAsync<Authority, AuthorityLookupRow>(number, AuthorityLookupFile.Read(fileName, content),
            [nameof(Authority.Code), nameof(Authority.Name), nameof(Authority.PartnershipCode), nameof(Authority.PartnershipName), nameof(Authority.ForceAreaCode), nameof(Authority.ForceAreaName)],
            row => [row.Code, row.Name, row.PartnershipCode, row.PartnershipName, row.ForceAreaCode, row.ForceAreaName], cancellationToken),
        PublicFileKind.Deprivation => AllAsync<DeprivationRank, DeprivationRow>(number, DeprivationFile.Read(fileName, content),
            [nameof(DeprivationRank.LsoaCode), nameof(DeprivationRank.Rank), nameof(DeprivationRank.Decile)],
            row => [row.Lsoa2011Code, row.Rank, row.Decile], cancellationToken),
        PublicFileKind.Boundaries => AllAsync<Boundary, BoundaryRow>(number, BoundaryFile.Read(fileName, content),
            [nameof(Boundary.LsoaCode), nameof(Boundary.LsoaName), nameof(Boundary.AuthorityCode), nameof(Boundary.Rings)],
            row => [row.LsoaCode, row.LsoaName, row.AuthorityCode, row.Shape.ToBytes()], cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private async Task<int> StreetAsync(int number, IEnumerable<StreetRow> rows, CancellationToken cancellationToken)
    {
        var terms = await TermNumbers.LoadAsync(db, cancellationToken);
        await using var writer = BulkWriter.For<StreetCrime>(db, nameof(StreetCrime.Id), nameof(StreetCrime.FileNumber), nameof(StreetCrime.LsoaCode),
            nameof(StreetCrime.CrimeType), nameof(StreetCrime.Outcome), nameof(StreetCrime.CrimeId), nameof(StreetCrime.Longitude), nameof(StreetCrime.Latitude));
        object boxedNumber = number;
        var count = 0;
        foreach (var row in rows)
        {
            await writer.AddAsync(cancellationToken, PublicRow.IdOf(number, row.Row), boxedNumber, row.LsoaCode, terms.Of(TermList.CrimeType, row.CrimeType),
                terms.OfOptional(TermList.CrimeOutcome, row.Outcome), row.CrimeId, row.Longitude, row.Latitude);
            count++;
        }

        await writer.CompleteAsync(cancellationToken);
        return count;
    }

    private Task<int> StopsAsync(int number, IEnumerable<StopRow> rows, CancellationToken cancellationToken)
        => AreaStopsAsync(number, rows.Select(row => new AreaStopRow(row, null, null)), cancellationToken);

    private async Task<int> AreaStopsAsync(int number, IEnumerable<AreaStopRow> rows, CancellationToken cancellationToken)
    {
        var terms = await TermNumbers.LoadAsync(db, cancellationToken);
        await using var writer = BulkWriter.For<StopAndSearch>(db, nameof(StopAndSearch.Id), nameof(StopAndSearch.FileNumber), nameof(StopAndSearch.OccurredUtc),
            nameof(StopAndSearch.Longitude), nameof(StopAndSearch.Latitude), nameof(StopAndSearch.Kind), nameof(StopAndSearch.Gender), nameof(StopAndSearch.AgeRange),
            nameof(StopAndSearch.SelfDefinedEthnicity), nameof(StopAndSearch.OfficerDefinedEthnicity), nameof(StopAndSearch.Legislation),
            nameof(StopAndSearch.ObjectOfSearch), nameof(StopAndSearch.Outcome), nameof(StopAndSearch.MonthOn), nameof(StopAndSearch.LsoaCode));
        var count = 0;
        foreach (var (row, month, lsoa) in rows)
        {
            await writer.AddAsync(cancellationToken, PublicRow.IdOf(number, row.Row), number, row.OccurredUtc, row.Longitude, row.Latitude,
                terms.Of(TermList.SearchKind, row.Kind), terms.OfOptional(TermList.Gender, row.Gender), terms.OfOptional(TermList.AgeRange, row.AgeRange),
                terms.OfOptional(TermList.SelfDefinedEthnicity, row.SelfDefinedEthnicity), terms.OfOptional(TermList.OfficerDefinedEthnicity, row.OfficerDefinedEthnicity),
                terms.OfOptional(TermList.Legislation, row.Legislation), terms.OfOptional(TermList.ObjectOfSearch, row.ObjectOfSearch),
                terms.OfOptional(TermList.SearchOutcome, row.Outcome), month, lsoa);
            count++;
        }

        await writer.CompleteAsync(cancellationToken);
        return count;
    }

    private async Task<int> AllAsync<TEntity, TRow>(int number, IEnumerable<TRow> rows, string[] properties, Func<TRow, object?[]> values, CancellationToken cancellationToken)
        where TEntity : PublicRow
    {
        await using var writer = BulkWriter.For<TEntity>(db, [nameof(PublicRow.Id), nameof(PublicRow.FileNumber), .. properties]);
        var count = 0;
        foreach (var row in rows)
            await writer.AddAsync(cancellationToken, [PublicRow.IdOf(number, ++count), number, .. values(row)]);

        await writer.CompleteAsync(cancellationToken);
        return count;
    }
}
