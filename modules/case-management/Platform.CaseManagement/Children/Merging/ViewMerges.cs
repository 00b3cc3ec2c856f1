using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Features;
using Platform.Kernel.Settings;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children.Merging;

/// <summary>Opens a child's record beside others that may be the same child, and what was joined into it before.</summary>
/// <param name="ChildId">The record that would stay.</param>
/// <param name="OtherId">One that somebody chose to compare with; null for none.</param>
[RequiresPermission(CaseManagementPermissions.MergeChildren)]
[AuditedAs("Compared the record with others that may be the same child")]
internal sealed record ViewMerges(Guid ChildId, Guid? OtherId = null) : IQuery<MergesView?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

/// <summary>What the page of joining records shows.</summary>
/// <param name="Child">The record that would stay.</param>
/// <param name="Other">The one to compare with, and the evidence; null for none chosen.</param>
/// <param name="MayBeTheSame">Other records in reach, the likeliest first.</param>
/// <param name="Joined">What was joined into the record.</param>
/// <param name="HidesWeights">Label mode: what the program makes of the evidence is not shown.</param>
internal sealed record MergesView(Child Child, MergeCandidate? Other, IReadOnlyList<MergeCandidate> MayBeTheSame, IReadOnlyList<JoinedRecord> Joined, bool HidesWeights);

internal sealed record MergeCandidate(Child Child, MatchEvidence Evidence);

/// <summary>A record that was joined into another.</summary>
/// <param name="MergeId">The merge.</param>
/// <param name="KnownAs">What the child of that record wanted to be called.</param>
/// <param name="FamilyName">Their family name there.</param>
/// <param name="MergedUtc">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="UntilUtc">Until when it can be taken apart.</param>
internal sealed record JoinedRecord(Guid MergeId, string KnownAs, string FamilyName, DateTime MergedUtc, string Reason, DateTime UntilUtc);

internal sealed class ViewMergesHandler(CaseManagementDbContext db, ChildMatcher matcher, ISettingProvider settings, IFeatureChecker features) : IRequestHandler<ViewMerges, MergesView?>
{
    public async Task<MergesView?> Handle(ViewMerges request, CancellationToken cancellationToken)
    {
        var child = await db.Children.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.ChildId, cancellationToken);
        if (child is null)
            return null;
        var likely = await matcher.FindOthersAsync(child, cancellationToken);
        MergeCandidate? chosen = null;
        if (request.OtherId is { } id && id != child.Id && await db.Children.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } other)
            chosen = likely.FirstOrDefault(l => l.Child.Id == id) ?? new MergeCandidate(other, await matcher.CompareAsync(child, other, cancellationToken));

        var days = await settings.GetAsync(CaseManagementSettings.UnmergeDays, cancellationToken);
        var joined = await db.Merges.AsNoTracking().Where(m => m.SurvivingId == child.Id && m.UnmergedUtc == null).OrderBy(m => m.MergedUtc)
            .Join(db.Children.IgnoreQueryFilters([QueryFilters.Area, CaseManagementDbContext.Merged]), m => m.MergedId, c => c.Id, (m, c) => new JoinedRecord(m.Id, c.KnownAs, c.FamilyName, m.MergedUtc, m.Reason, m.MergedUtc))
            .ToListAsync(cancellationToken);
        return new MergesView(child, chosen, likely, [.. joined.Select(j => j with { UntilUtc = j.MergedUtc.AddDays(days) })], await features.IsEnabledAsync(CaseManagementFeatures.HideWeights, cancellationToken));
    }
}
