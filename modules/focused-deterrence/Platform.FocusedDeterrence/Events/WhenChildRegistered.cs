using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence.Children;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.EventBus;

namespace Platform.FocusedDeterrence.Events;

/// <summary>A child is on the record and could be nominated.</summary>
internal sealed class WhenChildRegistered(FocusedDeterrenceDbContext db, EventContext context) : IProjectionHandler<ChildRegisteredEto>
{
    public async Task HandleEventAsync(ChildRegisteredEto eventData, CancellationToken cancellationToken)
    {
        if (await db.KnownChildren.FindAsync([eventData.ChildId], cancellationToken).ConfigureAwait(false) is null)
            db.KnownChildren.Add(new KnownChild { ChildId = eventData.ChildId, AreaCode = eventData.AreaCode, YearOfBirth = eventData.YearOfBirth, MessageId = context.MessageId });
    }
}
