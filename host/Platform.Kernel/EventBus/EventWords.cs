namespace Platform.Kernel.EventBus;

/// <summary>An event's name as people read it.</summary>
internal static class EventWords
{
    /// <summary>"Case opened", of <c>case-management.case-opened.v1</c>; "Case opened (version 2)" of its second version.</summary>
    public static string Title(string eventName)
    {
        var parts = eventName.Split('.');
        if (parts.Length != 3 || parts[1].Length == 0)
            return eventName;
        var words = parts[1].Replace('-', ' ');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}{(parts[2] == "v1" ? "" : $" (version {parts[2].TrimStart('v')})")}";
    }

    /// <summary>"knife-crime" of <c>knife-crime.knife-session-delivered.v1</c>.</summary>
    public static string Publisher(string eventName) => eventName.Split('.')[0];
}
