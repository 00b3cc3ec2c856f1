namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>How police.uk names a force in its file names, worked out from the name that stands in the rows.</summary>
internal static class PoliceForce
{
    // The three whose file name does not follow from the full name; the other 41 do.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["British Transport Police"] = "btp",
        ["Police Service of Northern Ireland"] = "northern-ireland",
        ["Heddlu Dyfed-Powys Police"] = "dyfed-powys",
    };

    private static readonly string[] Endings = [" Police Service", " Police", " Constabulary"];

    /// <summary>"Avon and Somerset Constabulary" is <c>avon-and-somerset</c>.</summary>
    public static string SlugOf(string name)
    {
        if (Exceptions.TryGetValue(name, out var slug))
            return slug;

        var ending = Endings.FirstOrDefault(each => name.EndsWith(each, StringComparison.Ordinal));
        var stem = ending is null ? name : name[..^ending.Length];
        return stem.Replace("&", "and", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();
    }
}
