using Platform.Kernel.EventBus;
using Platform.Web;

namespace Platform.Host.Administration;

/// <summary>What a replay means, in sentences for the page and the command line.</summary>
internal static class ReplayWords
{
    public static IEnumerable<string> Of(ReplayPreview preview, bool isRebuild)
    {
        var tables = string.Join(", ", preview.ReadModel.Select(t => $"{t.Name} ({t.Rows:N0} {(t.Rows == 1 ? "row" : "rows")})"));
        if (isRebuild && preview.ReadModel.Count > 0)
            yield return $"Emptied first and built again: {tables}. Meanwhile its pages say that it is being rebuilt; the other workstreams work as usual.";
        else if (preview.ReadModel.Count > 0)
            yield return $"It adds what is missing in: {tables}. What is there already is not counted a second time.";
        if (preview.Looks)
            yield return "It looks whether what each event led to is there, and adds what is missing.";
        if (preview.NotAgain.Count > 0)
            yield return $"What it did once it does not do again: it {string.Join("; it ", preview.NotAgain)}.";
        yield return "Nothing is published, and nothing leaves the platform.";
        yield return "What people recorded in it stays as it is.";
        yield return "What is new for it waits until this has ended, and is handled then.";
        if (preview.KeptSinceUtc is { } since)
            yield return $"The log keeps events from {since.ToDisplayDate()} on. What older events led to stays as it is: nothing could build it again.";
        if (preview.Parked > 0)
            yield return $"{(preview.Parked == 1 ? "1 event is" : $"{preview.Parked:N0} events are")} parked. {(preview.Parked == 1 ? "It stays" : "They stay")} parked, and hold up what follows in the same record.";
        if (!preview.IsSwitchedOn)
            yield return "It is switched off, and is told as soon as it is switched on.";
    }
}
