using System.Collections.Frozen;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Who is alive, as this node last read it, and what follows from it: every node that reads the same rows comes to the same shares,
/// so nobody has to hand them out. Nodes that read at different moments may both take a stream; the marks in the inbox then let
/// one of them have it.
/// </summary>
internal sealed class NodeView
{
    private readonly FrozenDictionary<string, StreamShare> shares;
    private readonly FrozenSet<string> led;

    /// <param name="self">This node.</param>
    /// <param name="alive">All that are alive, this one among them.</param>
    public NodeView(Guid self, IReadOnlyCollection<Node> alive)
    {
        var nodes = alive.OrderBy(n => n.StartedUtc).ThenBy(n => n.Id).Select(n => (n.Id, Modules: n.ReadModules())).ToList();
        var shared = new Dictionary<string, StreamShare>(StringComparer.Ordinal);
        var leads = new HashSet<string>(StringComparer.Ordinal);
        Modules = nodes.SelectMany(n => n.Modules.Keys).ToFrozenSet(StringComparer.Ordinal);
        foreach (var (module, offset) in Modules.Order(StringComparer.Ordinal).Select((m, n) => (m, n)))
        {
            // An older version may not know what the newer one asked for, and would hold its stream up: the newest there is does it all.
            var newest = nodes.Max(n => n.Modules.GetValueOrDefault(module));
            var able = nodes.Where(n => n.Modules.GetValueOrDefault(module) == newest).Select(n => n.Id).ToList();
            var place = able.IndexOf(self);
            if (place < 0)
                continue;
            shared[module] = StreamShare.Of(place, able.Count, offset);
            if (place == 0)
                leads.Add(module);
        }

        if (nodes.Count > 0 && nodes[0].Id == self)
            leads.Add(Consumer.Sequencer);
        shares = shared.ToFrozenDictionary(StringComparer.Ordinal);
        led = leads.ToFrozenSet(StringComparer.Ordinal);
        Alive = [.. nodes.Select(n => n.Id)];
    }

    private NodeView(bool isAlone)
    {
        shares = FrozenDictionary<string, StreamShare>.Empty;
        led = [];
        Modules = [];
        Alive = [];
        IsUnshared = isAlone;
    }

    /// <summary>Nothing is known yet, or the lease has run out: hands off.</summary>
    public static NodeView Nobody { get; } = new(isAlone: false);

    /// <summary>No leases: everything is everybody's.</summary>
    public static NodeView Unshared { get; } = new(isAlone: true);

    public IReadOnlyList<Guid> Alive { get; }

    /// <summary>What is loaded on any of them.</summary>
    public FrozenSet<string> Modules { get; }

    public bool IsAlone => Alive.Count <= 1;

    private bool IsUnshared { get; }

    public StreamShare ShareOf(string consumer) => IsUnshared ? StreamShare.All : shares.GetValueOrDefault(consumer);

    /// <summary>One node copies for a consumer, and one gives positions: the oldest that can.</summary>
    public bool Leads(string consumer) => IsUnshared || led.Contains(consumer);
}
