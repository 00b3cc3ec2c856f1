using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Web;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>Keeps authenticator apps and recovery codes. But for a key that waits, it leaves saving to the command.</summary>
internal sealed class AuthenticatorApps(HostDbContext db, IDataProtectionProvider protection, TimeProvider clock, IGuidGenerator guids, IOptions<SignInOptions> options, IOptionsSnapshot<PlatformWebOptions> web)
{
    private readonly IDataProtector protector = protection.CreateProtector("Platform.Host.SecondFactor");

    /// <summary>They have an app that has shown a code.</summary>
    public Task<bool> IsSetUpAsync(Guid userId, CancellationToken cancellationToken)
        => db.SecondFactors.AnyAsync(f => f.UserId == userId && f.ConfirmedUtc != null, cancellationToken);

    /// <summary>A role of theirs asks for a second factor, and this installation does.</summary>
    public async Task<bool> IsRequiredAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (options.Value.SecondFactor == SecondFactorRule.Offered)
            return false;
        var today = clock.Today();
        var roles = db.Memberships.Where(m => m.UserId == userId && (m.EndsOn == null || m.EndsOn >= today)).SelectMany(m => m.Roles).Select(r => r.RoleName);
        return await db.Roles.AnyAsync(r => r.RequiresSecondFactor && roles.Contains(r.Name), cancellationToken);
    }

    public Task<SecondFactor?> FindAsync(Guid userId, CancellationToken cancellationToken)
        => db.SecondFactors.Include(f => f.RecoveryCodes).SingleOrDefaultAsync(f => f.UserId == userId, cancellationToken);

    /// <summary>The key that waits to be confirmed; a new one when none does.</summary>
    public async Task<PendingSecondFactor> PendingAsync(User user, CancellationToken cancellationToken)
    {
        var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.UserId == user.Id, cancellationToken);
        if (factor is null)
            db.SecondFactors.Add(factor = new SecondFactor { UserId = user.Id });
        var key = factor.PendingKey is { } kept ? TryRead(kept) : null;
        if (key is null)
        {
            key = Totp.NewKey();
            factor.PendingKey = protector.Protect(Base32.Encode(key));
            await db.SaveChangesAsync(cancellationToken);
        }

        var text = Base32.Encode(key);
        return new PendingSecondFactor(Base32.InGroups(text, ' '), QrCode.DataUri(Totp.Uri(web.Value.ServiceName, user.UserName, text)));
    }

    /// <summary>A code shows that the app has the key. Gives ten new recovery codes, the only time that they can be read.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid userId, string? code, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken) is not { PendingKey: { } pending } factor || TryRead(pending) is not { } key
            || Totp.FindStep(key, Totp.Clean(code), clock.GetUtcNow(), lastStep: 0) is not { } step)
            return null;
        factor.ProtectedKey = pending;
        factor.PendingKey = null;
        factor.ConfirmedUtc = clock.GetUtcNow().UtcDateTime;
        factor.LastStep = step;
        factor.Version++;
        return RenewRecoveryCodes(factor);
    }

    /// <summary>A code of the app, taken once.</summary>
    public bool TakeCode(SecondFactor factor, string? code)
    {
        if (factor.ProtectedKey is null || TryRead(factor.ProtectedKey) is not { } key
            || Totp.FindStep(key, Totp.Clean(code), clock.GetUtcNow(), factor.LastStep) is not { } step)
            return false;
        factor.LastStep = step;
        factor.Version++;
        return true;
    }

    /// <summary>A recovery code, taken once.</summary>
    public bool TakeRecoveryCode(SecondFactor factor, string? code)
    {
        var hash = RecoveryCode.HashOf(factor.UserId, code ?? "");
        if (factor.ConfirmedUtc is null || factor.RecoveryCodes.SingleOrDefault(c => c.Hash == hash && c.UsedUtc is null) is not { } found)
            return false;
        found.UsedUtc = clock.GetUtcNow().UtcDateTime;
        factor.Version++;
        return true;
    }

    public IReadOnlyList<string> RenewRecoveryCodes(SecondFactor factor)
    {
        db.RemoveRange(factor.RecoveryCodes);
        factor.RecoveryCodes.Clear();
        factor.Version++;
        var shown = new List<string>(RecoveryCode.Count);
        for (var i = 0; i < RecoveryCode.Count; i++)
        {
            var (kept, code) = RecoveryCode.New(guids.Create(), factor.UserId);
            db.Add(kept);
            shown.Add(code);
        }

        return shown;
    }

    public void Remove(SecondFactor factor)
    {
        db.RemoveRange(factor.RecoveryCodes);
        db.Remove(factor);
    }

    /// <summary>Null when the data-protection keys are not those that it was protected with: then it must be set up again.</summary>
    private byte[]? TryRead(string kept)
    {
        try
        {
            return Base32.Decode(protector.Unprotect(kept));
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What a person needs to put the key into their app.</summary>
/// <param name="Key">To type, in groups of four.</param>
/// <param name="QrCode">To scan, as the address of an image.</param>
internal sealed record PendingSecondFactor(string Key, string QrCode);
