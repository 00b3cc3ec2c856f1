using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.ViewRequests;

[RequiresPermission(ParticipationPermissions.RecordVoice)]
internal sealed record GetViewRequest(Guid ViewRequestId) : IQuery<ViewRequestRow?>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.ViewRequest;

    Guid? IAboutRecord.RecordId => ViewRequestId;
}

internal sealed class GetViewRequestHandler(ParticipationDbContext db) : IRequestHandler<GetViewRequest, ViewRequestRow?>
{
    public Task<ViewRequestRow?> Handle(GetViewRequest request, CancellationToken cancellationToken)
        => db.ViewRequests.AsNoTracking().Where(r => r.Id == request.ViewRequestId)
            .Select(r => new ViewRequestRow(r.Id, r.ChildId, r.AreaCode, r.About, r.HappenedOn, r.DueOn, r.State, r.ClosedOn, r.VoiceId))
            .SingleOrDefaultAsync(cancellationToken);
}
