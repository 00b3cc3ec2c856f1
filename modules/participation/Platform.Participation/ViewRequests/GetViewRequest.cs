using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Participation.Data;

namespace Platform.Participation.ViewRequests;

[RequiresPermission(ParticipationPermissions.RecordVoice)]
[AuditedAs("Opened the request for a child’s view")]
internal sealed record GetViewRequest(Guid ViewRequestId) : IQuery<ViewRequestRow?>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.ViewRequest;

    Guid? IAboutRecord.RecordId => ViewRequestId;
}

internal sealed class GetViewRequestHandler(ParticipationDbContext db, IMapper mapper) : IRequestHandler<GetViewRequest, ViewRequestRow?>
{
    public Task<ViewRequestRow?> Handle(GetViewRequest request, CancellationToken cancellationToken)
        => db.ViewRequests.AsNoTracking().Where(r => r.Id == request.ViewRequestId)
            .ProjectTo<ViewRequestRow>(mapper.ConfigurationProvider)
            .SingleOrDefaultAsync(cancellationToken);
}
