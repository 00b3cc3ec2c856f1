using Platform.Kernel.EventBus;
using Platform.Kernel.Security;

namespace Platform.Kernel.Data;

/// <summary>What a module's context needs from its scope. Passed on to the base constructor, never used directly.</summary>
public sealed class ModuleDbContextServices
{
    internal ModuleDbContextServices(TimeProvider timeProvider, ICurrentUser currentUser, OutboxWriter outbox)
    {
        TimeProvider = timeProvider;
        CurrentUser = currentUser;
        Outbox = outbox;
    }

    internal TimeProvider TimeProvider { get; }

    internal ICurrentUser CurrentUser { get; }

    internal OutboxWriter Outbox { get; }

    /// <summary>For <c>build/add-migration</c> and the tests of the model: a context that is never opened.</summary>
    public static ModuleDbContextServices ForDesign { get; } = new(
        TimeProvider.System, new CurrentUser(), new OutboxWriter(TimeProvider.System, new SequentialGuidGenerator(swapForSqlServer: false), new CurrentUser()));
}
