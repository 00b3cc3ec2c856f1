using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Cases;

/// <summary>An open case can be handed over to another worker.</summary>
internal sealed class CaseHandOver(CaseManagementDbContext db) : IHandOverTarget
{
    public string RecordType => OpenCase.RecordType;

    public string Noun => "case";

    public string RequiredPermission => CaseManagementPermissions.OpenCases;

    public IReadOnlyList<string> DataTypes { get; } = [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans];

    public async Task<HandOverRecord?> FindAsync(Guid recordId, CancellationToken cancellationToken)
        => await db.Cases.AsNoTracking().Where(c => c.Id == recordId && c.Status == CaseStatus.Open)
            .Select(c => new HandOverRecord($"/cases/{c.Id}", c.ChildId, c.WorkerId)).SingleOrDefaultAsync(cancellationToken);

    public IRequest<Result> TakeOver(Guid recordId) => new TakeOverCase(recordId);
}

/// <summary>Makes the current person the case worker. Sent when they accepted the case; no page sends it by itself.</summary>
[RequiresPermission(CaseManagementPermissions.OpenCases)]
[AuditedAs("Took the case over")]
internal sealed record TakeOverCase(Guid CaseId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class TakeOverCaseHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<TakeOverCase, Result>
{
    public async Task<Result> Handle(TakeOverCase request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.SingleOrDefaultAsync(c => c.Id == request.CaseId && c.Status == CaseStatus.Open, cancellationToken);
        if (opened is null || user.Id is not { } worker)
            return Result.NotFound();
        opened.GiveTo(worker, user.DisplayName);
        return Result.Success();
    }
}
