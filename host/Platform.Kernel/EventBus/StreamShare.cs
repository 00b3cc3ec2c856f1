namespace Platform.Kernel.EventBus;

/// <summary>
/// The part of a consumer's streams that one node handles, in sixteenths. A stream belongs to a sixteenth by the last character of
/// its key, which for nearly all is a digit of an identifier: every database and every version of the platform can tell, and no
/// column can be wrong. What ends otherwise belongs to the first sixteenth.
/// </summary>
/// <param name="Sixteenths">A bit for each.</param>
internal readonly record struct StreamShare(int Sixteenths)
{
    public const int Count = 16;

    private const string Digits = "0123456789abcdef";

    public static StreamShare None => default;

    public static StreamShare All { get; } = new((1 << Count) - 1);

    public bool IsNone => Sixteenths == 0;

    public bool IsAll => this == All;

    /// <summary>The share of one of several nodes. The offset deals out what does not divide evenly to others in turn.</summary>
    public static StreamShare Of(int node, int nodes, int offset)
    {
        var bits = 0;
        for (var sixteenth = 0; sixteenth < Count; sixteenth++)
        {
            if ((sixteenth + offset) % nodes == node)
                bits |= 1 << sixteenth;
        }

        return new StreamShare(bits);
    }

    public IQueryable<InboxMessage> Of(IQueryable<InboxMessage> inbox)
    {
        if (IsAll)
            return inbox;
        var bits = Sixteenths;
        var mine = Digits.Where((_, n) => (bits & (1 << n)) != 0).Select(c => c.ToString()).ToList();
        if ((bits & 1) == 0)
            return inbox.Where(i => mine.Contains(i.StreamKey.Substring(i.StreamKey.Length - 1)));
        var others = Digits.Where((_, n) => (bits & (1 << n)) == 0).Select(c => c.ToString()).ToList();
        return inbox.Where(i => !others.Contains(i.StreamKey.Substring(i.StreamKey.Length - 1)));
    }
}
