namespace Platform.Host.People;

/// <summary>An agency of the partnership.</summary>
internal sealed class Agency
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>A code of the reference data's agency kinds.</summary>
    public required string Kind { get; set; }

    /// <summary>How colleagues of other agencies reach it: a desk, a number, an address.</summary>
    public string? Contact { get; set; }

    /// <summary>How its safeguarding lead is reached.</summary>
    public string? SafeguardingContact { get; set; }

    /// <summary>It no longer takes part: nobody new works for it.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Raised by each change: who saves second is told.</summary>
    public long Version { get; set; }
}

/// <summary>An area that the partnership works in. Without any, lists offer the areas that people work in.</summary>
internal sealed class PartnershipArea
{
    public required string AreaCode { get; init; }
}
