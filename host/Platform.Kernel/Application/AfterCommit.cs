namespace Platform.Kernel.Application;

/// <summary>
/// What a command does when its changes are there for everybody: forget what was cached. Before the commit somebody else could read
/// the old rows into the cache again.
/// </summary>
internal sealed class AfterCommit
{
    private readonly List<Action> waiting = [];

    public void Add(Action action) => waiting.Add(action);

    /// <summary>Nothing was changed after all.</summary>
    public void Clear() => waiting.Clear();

    public void Run()
    {
        var now = waiting.ToList();
        waiting.Clear();
        foreach (var action in now)
            action();
    }
}
