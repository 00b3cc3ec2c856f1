using Platform.CspReporting.PublicData.Boundaries;
using Platform.CspReporting.PublicData.Deprivation;
using Platform.CspReporting.PublicData.Lookups;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.CspReporting.PublicData.Populations;
using Platform.CspReporting.PublicData.YouthJustice;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>Reads a recognised file to its end as an import would, and keeps nothing of it.</summary>
internal static class FileRows
{
    /// <summary>How many rows an import would write.</summary>
    /// <exception cref="PublicDataRefusedException">At the first fault.</exception>
    public static int Count(RecognisedFile file, string fileName, Stream content) => file.Kind switch
    {
        PublicFileKind.Street => StreetFile.Read(fileName, file.PoliceUk!, content).Count(),
        PublicFileKind.StopAndSearch => StopAndSearchFile.Read(fileName, file.PoliceUk!, content).Count(),
        PublicFileKind.AreaStopAndSearch => AreaStopAndSearchFile.Read(fileName, content).Count(),
        PublicFileKind.Population => PopulationFile.Read(fileName, content).Count(),
        PublicFileKind.EthnicPopulation => EthnicPopulationFile.Read(fileName, content).Count(),
        PublicFileKind.YouthJusticeMeasures => MeasureFile.Read(fileName, content).Count(),
        PublicFileKind.LsoaLookup => LsoaLookupFile.Read(fileName, content).Count(),
        PublicFileKind.AuthorityLookup => AuthorityLookupFile.Read(fileName, content).Count(),
        PublicFileKind.Deprivation => DeprivationFile.Read(fileName, content).Count(),
        PublicFileKind.Boundaries => BoundaryFile.Read(fileName, content).Count,
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };
}
