using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.Participation.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.ViewRequests;

/// <summary>Opens a request for a child's view when an event calls for one; once for each plan, programme and case.</summary>
internal sealed class ViewRequestOpening(ParticipationDbContext db, ISettingProvider settings, WorkingDays workingDays, IGuidGenerator guids, EventContext context)
{
    public async Task OpenAsync(Guid childId, string areaCode, ViewAbout about, Guid aboutId, DateOnly happenedOn, CancellationToken cancellationToken)
    {
        if (await db.ViewRequests.AnyAsync(r => r.About == about && r.AboutId == aboutId, cancellationToken).ConfigureAwait(false))
            return;
        var limit = await settings.GetAsync(ParticipationSettings.ViewWorkingDays, cancellationToken).ConfigureAwait(false);
        db.ViewRequests.Add(new ViewRequest(guids.Create(), childId, areaCode, about, aboutId, happenedOn, workingDays.Add(happenedOn, limit), context.OccurredUtc));
    }
}
