using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Incidents;

/// <summary>Opens an incident. Written to the access log.</summary>
[RequiresPermission(CaseManagementPermissions.ViewIncidents)]
[AuditedAs("Opened the incident")]
internal sealed record ViewIncident(Guid IncidentId) : IQuery<Incident?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordIncident.RecordType;

    Guid? IAboutRecord.RecordId => IncidentId;
}

internal sealed class ViewIncidentHandler(CaseManagementDbContext db) : IRequestHandler<ViewIncident, Incident?>
{
    public Task<Incident?> Handle(ViewIncident request, CancellationToken cancellationToken)
        => db.Incidents.AsNoTracking().Include(i => i.Children).Include(i => i.Decisions).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == request.IncidentId, cancellationToken);
}
