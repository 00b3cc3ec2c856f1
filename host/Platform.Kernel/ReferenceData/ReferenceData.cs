using System.Collections.Frozen;
using Platform.Kernel.Security;

namespace Platform.Kernel.ReferenceData;

/// <summary>
/// The code lists that the whole field shares. They are read from files built into the kernel when first asked for, and are
/// the same for every module; each row says where it comes from. Inject it, or make one: it holds no state.
/// </summary>
public sealed class ReferenceData
{
    private static readonly Lazy<Lists> Loaded = new(Lists.Load);

    /// <summary>The local authorities of England and Wales that exist today, by code.</summary>
    public IReadOnlyList<Area> Areas => Loaded.Value.CurrentAreas;

    /// <summary>The 18+1 ethnicities, in the order in which forms show them.</summary>
    public IReadOnlyList<Ethnicity> Ethnicities => Loaded.Value.Ethnicities.Items;

    /// <summary>The five ethnic groups and "not known".</summary>
    public IReadOnlyList<EthnicGroup> EthnicGroups => Loaded.Value.Groups;

    /// <summary>Kinds of agency.</summary>
    public IReadOnlyList<AgencyKind> AgencyKinds => Loaded.Value.AgencyKinds.Items;

    /// <summary>Offences, the most serious kinds first.</summary>
    public IReadOnlyList<Offence> Offences => Loaded.Value.Offences.Items;

    /// <summary>Every version of every scale of seriousness.</summary>
    public IReadOnlyList<OffenceScale> OffenceScales => Loaded.Value.Scales;

    /// <summary>Drivers and themes of violence.</summary>
    public IReadOnlyList<DriverOfViolence> DriversOfViolence => Loaded.Value.Drivers.Items;

    /// <summary>Working days of England and Wales.</summary>
    public WorkingDays WorkingDays => Loaded.Value.WorkingDays;

    /// <summary>The authority with that ONS code, also one that no longer exists; null for an unknown code.</summary>
    public Area? Area(string? code) => Loaded.Value.Areas.Find(code);

    /// <summary>
    /// The authorities to offer a person in a list, by name: their own, or where they see every area those that the partnership
    /// works in.
    /// </summary>
    public IReadOnlyList<Area> AreasFor(ICurrentUser person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var areas = person.HasAllAreas && person.AreasToOffer.Count == 0 ? Areas : person.AreasToOffer.Select(Area).OfType<Area>();
        return [.. areas.OrderBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>The name of an authority for a page; the code itself where it is unknown.</summary>
    public string AreaName(string code) => Area(code)?.Name ?? code;

    /// <summary>The ethnicity with that 18+1 code, or null.</summary>
    public Ethnicity? Ethnicity(string? code) => Loaded.Value.Ethnicities.Find(code);

    /// <summary>The kind of agency with that code, or null.</summary>
    public AgencyKind? AgencyKind(string? code) => Loaded.Value.AgencyKinds.Find(code);

    /// <summary>The offence with that code, or null.</summary>
    public Offence? Offence(string? code) => Loaded.Value.Offences.Find(code);

    /// <summary>The driver with that code, or null.</summary>
    public DriverOfViolence? DriverOfViolence(string? code) => Loaded.Value.Drivers.Find(code);

    private sealed class CodeList<T>(IEnumerable<T> items, Func<T, string> code)
    {
        private readonly FrozenDictionary<string, T> byCode = items.ToFrozenDictionary(code, StringComparer.Ordinal);

        public IReadOnlyList<T> Items { get; } = [.. items];

        public T? Find(string? wanted) => wanted is null ? default : byCode.GetValueOrDefault(wanted);
    }

    private sealed record Lists(
        CodeList<Area> Areas,
        IReadOnlyList<Area> CurrentAreas,
        IReadOnlyList<EthnicGroup> Groups,
        CodeList<Ethnicity> Ethnicities,
        CodeList<AgencyKind> AgencyKinds,
        IReadOnlyList<OffenceScale> Scales,
        CodeList<Offence> Offences,
        CodeList<DriverOfViolence> Drivers,
        WorkingDays WorkingDays)
    {
        public static Lists Load()
        {
            var sources = CodeListFile.Read("sources").ToDictionary(r => r["code"], StringComparer.Ordinal);
            Provenance From(CodeListRow row)
            {
                var source = sources[row["source"]];
                return new Provenance(source["name"], source["edition"], source["licence"], row.Date("valid_from"), row.Date("valid_to"), row.IsConfirmed);
            }

            var areas = CodeListFile.Read("areas").Select(r => new Area(
                r["code"],
                r["name"],
                [.. r.Several("csp_codes").Zip(r.Several("csp_names"), (code, name) => new CommunitySafetyPartnership(code, name))],
                r["police_force_code"],
                r["police_force_name"],
                r.Optional("succeeded_by"),
                From(r))).ToList();

            var groups = CodeListFile.Read("ethnic-groups").Select(r => new EthnicGroup(r["code"], r["name"])).ToList();
            var ethnicities = CodeListFile.Read("ethnicities").Select(r => new Ethnicity(
                r["code"], r["name"], groups.Single(g => g.Code == r["group"]), r.Optional("nhs_code"), r.Several("dfe_codes"), From(r))).ToList();

            var agencies = CodeListFile.Read("agency-kinds")
                .Select(r => new AgencyKind(r["code"], r["name"], Enum.Parse<SeriousViolenceDutyRole>(r["duty"], ignoreCase: true), From(r))).ToList();

            var drivers = CodeListFile.Read("drivers-of-violence").Select(r => new DriverOfViolence(r["code"], r["name"], r["level"], From(r))).ToList();

            var scales = CodeListFile.Read("offence-scales")
                .Select(r => new OffenceScale(r["scale"], r["version"], r["name"], r.Number("minimum"), r.Number("maximum"), From(r))).ToList();
            var scores = CodeListFile.Read("offence-scores").ToLookup(
                r => r["offence"],
                r => new OffenceScore(scales.Single(s => s.Version == r["version"]), r.Number("lowest"), r.Number("highest"), r.IsConfirmed),
                StringComparer.Ordinal);
            var categories = CodeListFile.Read("offence-categories").Select(r => new OffenceCategory(r["code"], r["name"], From(r))).ToDictionary(c => c.Code, StringComparer.Ordinal);
            var offences = CodeListFile.Read("offences").Select(r => new Offence(r["code"], r["name"], categories[r["category"]], [.. scores[r["code"]]], From(r))).ToList();

            var changes = CodeListFile.Read("bank-holidays").Select(r => new BankHolidayChange(r.Date("date")!.Value, r.Date("instead_of"))).ToList();

            return new Lists(
                new CodeList<Area>(areas, a => a.Code),
                [.. areas.Where(a => a.Provenance.ValidTo is null)],
                groups,
                new CodeList<Ethnicity>(ethnicities, e => e.Code),
                new CodeList<AgencyKind>(agencies, a => a.Code),
                scales,
                new CodeList<Offence>(offences, o => o.Code),
                new CodeList<DriverOfViolence>(drivers, d => d.Code),
                new WorkingDays(changes));
        }
    }
}
