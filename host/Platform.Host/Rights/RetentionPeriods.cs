using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;

namespace Platform.Host.Rights;

/// <summary>How long kinds of record are kept: a list with source and edition, each with a date from which it holds.</summary>
internal static class RetentionPeriods
{
    private const string List = "retention-schedules";

    /// <summary>Every schedule that was ever in force.</summary>
    public static IReadOnlyList<RetentionSchedule> All { get; } = [.. CodeListFile.Read(List).Select(row => new RetentionSchedule(
        row["code"], row["name"], row.Number("years"), row.Optional("until_age") is { } age ? int.Parse(age, System.Globalization.CultureInfo.InvariantCulture) : null,
        row.Date("valid_from")!.Value, row["source"], row["edition"], row.IsConfirmed))];

    /// <summary>The schedule of that code on a day.</summary>
    public static RetentionSchedule On(string code, DateOnly day)
        => All.Where(s => s.Code == code && s.ValidFrom <= day).MaxBy(s => s.ValidFrom) ?? throw new InvalidOperationException($"There is no retention schedule '{code}'.");

    /// <summary>The setting with which an installation has years of its own.</summary>
    public static string SettingOf(string code) => $"Retention.{code}";
}

/// <summary>One retention schedule.</summary>
/// <param name="Code">As modules name it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Years">Years after the record ends.</param>
/// <param name="UntilAge">And not before this birthday; null for no such limit.</param>
/// <param name="ValidFrom">The day from which it holds.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Edition">Which edition.</param>
/// <param name="IsConfirmed">Somebody has confirmed it for this partnership.</param>
internal sealed record RetentionSchedule(string Code, string Name, int Years, int? UntilAge, DateOnly ValidFrom, string Source, string Edition, bool IsConfirmed)
{
    /// <summary>The day on which a record's time is over.</summary>
    public DateOnly DueOn(DateOnly from, DateOnly? born, int years)
    {
        var due = from.AddYears(years);
        return UntilAge is { } age && born?.AddYears(age) is { } birthday && birthday > due ? birthday : due;
    }
}

/// <summary>The years of each schedule, which a service lead can change.</summary>
internal sealed class RetentionSettings : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        foreach (var schedule in RetentionPeriods.All.GroupBy(s => s.Code).Select(g => g.MaxBy(s => s.ValidFrom)!))
            context.Add(new SettingDefinition(RetentionPeriods.SettingOf(schedule.Code), $"Years to keep: {char.ToLowerInvariant(schedule.Name[0])}{schedule.Name[1..]}",
                schedule.Years, 0, 100, schedule.Source, schedule.IsConfirmed));
    }
}
