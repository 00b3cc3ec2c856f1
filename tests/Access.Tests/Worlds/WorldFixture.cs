[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Access.Tests.Worlds;

/// <summary>A world that the tests of a class share; none of them leaves it other than it was.</summary>
public sealed class WorldFixture : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync();

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
