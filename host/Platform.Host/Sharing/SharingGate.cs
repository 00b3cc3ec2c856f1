using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>Checks shares against the register, and notes what is allowed for the save of the command that shares.</summary>
internal sealed class SharingGate(HostDbContext db, ICurrentUser currentUser, PendingDisclosures disclosures, IGuidGenerator guids, TimeProvider clock) : ISharingGate
{
    private const int MostPartners = 500;

    public async Task<SharingDecision> CheckAsync(Share share, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(share);
        if ((share.FromAgency ?? currentUser.AgencyCode) is not { } from)
            return Refuse("Your account names no agency, so what you share cannot be checked. Ask whoever looks after people’s accounts to add it.");
        if (from == share.ToAgency)
            return Allow(share, from, null, "Within one agency no agreement is needed.");

        var names = await db.Agencies.AsNoTracking().Where(a => a.Code == from || a.Code == share.ToAgency).ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        if (!names.TryGetValue(share.ToAgency, out var toName))
            return Refuse("The agency that would receive this is not in the directory. Choose one that is.");

        var agreements = await db.Set<Agreement>().AsNoTracking().AsSplitQuery()
            .Where(a => a.Parties.Any(p => p.AgencyCode == from) && a.Parties.Any(p => p.AgencyCode == share.ToAgency))
            .OrderBy(a => a.Id).ToListAsync(cancellationToken);
        var on = share.On ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (agreement, why) = SharingRules.Find(agreements, share.DataTypes, share.Purpose, on);
        if (agreement is not null && why is null)
        {
            Note(share, from, agreement.Id, agreement.Gateway, overrideReason: null, refusedBecause: null);
            return Allow(share, from, agreement.Id, $"Allowed by the agreement “{agreement.Title}”.");
        }

        if (share.RecordedGateway is { } recorded && SharingLists.Gateways.Has(recorded))
        {
            Note(share, from, agreementId: null, recorded, overrideReason: null, refusedBecause: null);
            return Allow(share, from, null, $"Both agencies agreed, under: {SharingLists.Gateways.NameOf(recorded)}.");
        }

        var refusal = agreement is null
            ? await NoneAsync(names.GetValueOrDefault(from, from), toName, cancellationToken)
            : $"{why} {await OwnerAsync(agreement, cancellationToken)}";
        var mayOverride = currentUser.HasPermission(SharingPermissions.Override);
        if (string.IsNullOrWhiteSpace(share.OverrideReason))
            return new SharingDecision(false, null, mayOverride ? refusal : $"{refusal} If somebody is not safe, ask your safeguarding lead or operations manager, who can share it without an agreement.", mayOverride);
        if (!mayOverride)
            return Refuse($"{refusal} Only a safeguarding lead or an operations manager can share without an agreement.");
        if (share.OverrideReason.Trim().Length > Disclosure.ReasonLength)
            return new SharingDecision(false, null, $"Say in {Disclosure.ReasonLength:N0} characters or fewer why it is shared without an agreement.", true);
        Note(share, from, agreementId: null, gateway: null, share.OverrideReason.Trim(), refusal);
        return Allow(share, from, null, "Shared without an agreement to keep somebody safe. Information governance reviews it.");
    }

    public async Task<IReadOnlyList<SharingPartner>> GetPartnersAsync(CancellationToken cancellationToken)
    {
        var own = currentUser.AgencyCode;
        var others = await db.Agencies.AsNoTracking().Where(a => a.Code != own).OrderBy(a => a.Name).Take(MostPartners).Select(a => new SharingPartner(a.Code, a.Name, false)).ToListAsync(cancellationToken);
        if (own is null)
            return others;
        var ownName = await db.Agencies.AsNoTracking().Where(a => a.Code == own).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
        return [new SharingPartner(own, ownName ?? currentUser.AgencyName ?? own, true), .. others];
    }

    /// <summary>What stays within one agency, or with somebody who works for none, needs no agreement.</summary>
    public static SharePermit Within(string? agency, Guid recordId) => new(agency ?? "", agency ?? "", recordId);

    /// <summary>The permit of an offer that was checked when it was made.</summary>
    public static SharePermit PermitOf(HandOver handOver) => new(handOver.FromAgency ?? "", handOver.ToAgency ?? "", handOver.RecordId);

    private static SharingDecision Allow(Share share, string from, Guid? agreementId, string sentence)
        => new(true, agreementId, sentence) { Permit = new SharePermit(from, share.ToAgency, share.RecordId) };

    private static SharingDecision Refuse(string sentence) => new(false, null, sentence);

    private async Task<string> NoneAsync(string from, string to, CancellationToken cancellationToken)
        => await db.Set<Agreement>().AnyAsync(cancellationToken)
            ? $"There is no information sharing agreement between {from} and {to}. Ask information governance to add one under Information sharing."
            : "There is no information sharing agreement yet, so nothing can be shared between agencies. Ask information governance to add one under Information sharing.";

    private async Task<string> OwnerAsync(Agreement agreement, CancellationToken cancellationToken)
        => await db.Users.AsNoTracking().Where(u => u.Id == agreement.OwnerId).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken) is { } owner
            ? $"Ask {owner}, who answers for it."
            : "Ask information governance.";

    private void Note(Share share, string from, Guid? agreementId, string? gateway, string? overrideReason, string? refusedBecause) => disclosures.Add(new Disclosure
    {
        Id = guids.Create(),
        OccurredUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime),
        FromAgency = from,
        ToAgency = share.ToAgency,
        RecordType = share.RecordType,
        RecordId = share.RecordId,
        PersonId = share.PersonId,
        Purpose = share.Purpose,
        DataTypes = string.Join('|', share.DataTypes),
        AgreementId = agreementId,
        Gateway = gateway,
        Necessity = share.Necessity is { } necessity ? necessity.Trim()[..Math.Min(2000, necessity.Trim().Length)] : null,
        DecidedBy = share.DecidedBy ?? currentUser.Id,
        OverrideReason = overrideReason,
        RefusedBecause = refusedBecause,
    });
}

/// <summary>Which agreement allows a share, or which comes nearest and why it does not.</summary>
internal static class SharingRules
{
    /// <summary>An agreement with no sentence allows it; with one it is the nearest, and the sentence says why not; neither: there is none.</summary>
    public static (Agreement? Agreement, string? Why) Find(IReadOnlyList<Agreement> agreements, IReadOnlyList<string> dataTypes, string purpose, DateOnly on)
    {
        var judged = agreements.Select(a => (Agreement: a, Fault: Fault(a, dataTypes, purpose, on))).ToList();
        // The nearest: in force and short of something is nearer than out of date, and that nearer than another purpose.
        return judged.OrderBy(j => j.Fault.Distance).ThenByDescending(j => j.Agreement.UntilOn).Select(j => (j.Agreement, j.Fault.Why)).FirstOrDefault();
    }

    private static (int Distance, string? Why) Fault(Agreement agreement, IReadOnlyList<string> dataTypes, string purpose, DateOnly on)
    {
        var called = $"The information sharing agreement “{agreement.Title}”";
        if (!agreement.Purposes.Contains(purpose))
            return (3, $"{called} does not cover this purpose: {Lower(SharingLists.Purposes.NameOf(purpose))}.");
        switch (agreement.StatusOn(on))
        {
            case AgreementStatus.NotBegun: return (2, $"{called} begins on {Day(agreement.FromOn)}.");
            case AgreementStatus.Expired: return (2, $"{called} expired on {Day(agreement.UntilOn)}.");
            case AgreementStatus.Ended: return (2, $"{called} was ended on {Day(agreement.EndedOn!.Value)}.");
        }

        var missing = dataTypes.Except(agreement.DataTypes, StringComparer.Ordinal).Select(d => Lower(SharingLists.DataTypes.NameOf(d))).ToList();
        return missing.Count == 0 ? (0, null) : (1, $"{called} does not cover this information: {string.Join("; ", missing)}.");
    }

    private static string Day(DateOnly day) => MakeAgreementHandler.Display(day);

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
