using Platform.CspReporting.Data;
using Platform.CspReporting.Disproportionality;
using Platform.Kernel.ReferenceData;

namespace Platform.CspReporting.Facts;

/// <summary>The broad ethnic group of each child, as the events told it so far.</summary>
internal sealed class ChildGroups(CspReportingDbContext db, ReferenceData reference)
{
    private const string NotKnown = "not-known";

    /// <summary>Keeps the group of an 18+1 code; an unknown code is "not known".</summary>
    public async Task SetAsync(Guid childId, string ethnicityCode, CancellationToken cancellationToken)
    {
        var group = reference.Ethnicity(ethnicityCode)?.Group.Code ?? NotKnown;
        if (await FindAsync(childId, cancellationToken) is { } known)
            known.GroupCode = group;
        else
            db.ChildGroups.Add(new ChildGroup { ChildId = childId, GroupCode = group });
    }

    /// <summary>The group of a child; "not known" for one of whom nothing was told.</summary>
    public async Task<string> OfAsync(Guid childId, CancellationToken cancellationToken)
        => (await FindAsync(childId, cancellationToken))?.GroupCode ?? NotKnown;

    // Events are handled by the platform itself, so a child who is restricted to named people is counted like any other: leaving them out
    // would tell who they are by the difference. What an event before it in the same transaction told is found too.
    private ValueTask<ChildGroup?> FindAsync(Guid childId, CancellationToken cancellationToken) => db.ChildGroups.FindAsync([childId], cancellationToken);
}
