using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence.Children;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.EventBus;

namespace Platform.FocusedDeterrence.Events;

/// <summary>A child moved, or their year of birth was mended.</summary>
internal sealed class WhenChildDetailsChanged(FocusedDeterrenceDbContext db, EventContext context) : IProjectionHandler<ChildDetailsChangedEto>
{
    public async Task HandleEventAsync(ChildDetailsChangedEto eventData, CancellationToken cancellationToken)
    {
        var child = await db.KnownChildren.FindAsync([eventData.ChildId], cancellationToken).ConfigureAwait(false);
        if (child is null)
            db.KnownChildren.Add(new KnownChild { ChildId = eventData.ChildId, AreaCode = eventData.AreaCode, YearOfBirth = eventData.YearOfBirth, MessageId = context.MessageId });
        else
            (child.AreaCode, child.YearOfBirth, child.MessageId) = (eventData.AreaCode, eventData.YearOfBirth, context.MessageId);
    }
}
