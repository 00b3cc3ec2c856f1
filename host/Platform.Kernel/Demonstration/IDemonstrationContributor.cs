using MediatR;

namespace Platform.Kernel.Demonstration;

/// <summary>
/// Fills a module's part of the demonstration by its own use cases, the same each time. Registered as scoped; asked only
/// by <c>platform seed --demo</c>. Events are delivered between contributors.
/// </summary>
public interface IDemonstrationContributor
{
    /// <summary>Lower is asked first: 100 makes the children and cases, 200 reacts to them, 300 reports.</summary>
    int Order { get; }

    /// <summary>Fills the module's part.</summary>
    Task SeedAsync(DemonstrationContext context, CancellationToken cancellationToken);
}

/// <summary>What a contributor works with: people who act, a clock it can set, chance that is the same each time.</summary>
public sealed class DemonstrationContext
{
    private readonly IDemonstrationStage stage;

    internal DemonstrationContext(IDemonstrationStage stage, Random random, DateOnly today)
    {
        this.stage = stage;
        Random = random;
        Today = today;
    }

    /// <summary>The areas of the demonstration, ONS codes: Swindon, Wiltshire, and two more.</summary>
    public IReadOnlyList<string> Areas => stage.Areas;

    /// <summary>The same numbers in the same order each time.</summary>
    public Random Random { get; }

    /// <summary>The day on which the demonstration is made; only what should look recent depends on it.</summary>
    public DateOnly Today { get; }

    /// <summary>Sets the clock of everything that follows. It may go back.</summary>
    public void MoveClockTo(DateTime utc) => stage.MoveClockTo(utc);

    /// <summary>Sends a request as a person with a role in an area, through the whole pipeline.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request, string role, string areaCode, CancellationToken cancellationToken)
        => stage.SendAsync(request, role, areaCode, cancellationToken);

    /// <summary>Delivers all events that wait.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => stage.DrainAsync(cancellationToken);
}

internal interface IDemonstrationStage
{
    IReadOnlyList<string> Areas { get; }

    void MoveClockTo(DateTime utc);

    Task<T> SendAsync<T>(IRequest<T> request, string role, string areaCode, CancellationToken cancellationToken);

    Task DrainAsync(CancellationToken cancellationToken);
}
