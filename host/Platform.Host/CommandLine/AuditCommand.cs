using System.CommandLine;
using System.Globalization;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.CommandLine;

namespace Platform.Host.CommandLine;

/// <summary><c>platform audit</c>: verify the trail, seal it now, and what else is done to it by hand.</summary>
internal sealed class AuditCommand : ICommandLineContributor
{
    private const int Broken = 3;

    /// <summary>NHS and local authority schedules keep access logs six years or longer; the law's time limits for claims run as long.</summary>
    private const int FewestYears = 6;

    public void Contribute(CommandLineContext context)
    {
        var command = new Command("audit", "Verify who saw and changed what, and look after the trail of it.");
        command.Subcommands.Add(Verify(context));
        command.Subcommands.Add(Seal(context));
        command.Subcommands.Add(RotateKey(context));
        command.Subcommands.Add(EraseReason(context));
        command.Subcommands.Add(Dispose(context));
        command.Subcommands.Add(AcceptRestore(context));
        context.Root.Subcommands.Add(command);
    }

    private static Command Verify(CommandLineContext context)
    {
        var command = new Command("verify", "Find a changed, missing, added or moved entry. Exit code 0: every entry is as it was written; 3: one is not.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var found = await output.ProgressAsync("Reading the audit trail", progress => services.GetRequiredService<RecordedVerification>().RunAsync(progress, cancellationToken));
            output.Json(found);
            if (found.IsIntact)
            {
                output.Line(found.Says);
                if (found.Seal > 0)
                    output.Line(string.Create(CultureInfo.InvariantCulture, $"Seal {found.Seal}: {found.SealHash}. Keep this line elsewhere now and then: the trail up to it cannot then be written anew unseen."));
                return 0;
            }

            output.Error($"The audit trail does not verify. {found.Says} Keep the database and the data folder as they are, and tell the information governance lead.");
            return Broken;
        });
        return command;
    }

    private static Command Seal(CommandLineContext context)
    {
        var command = new Command("seal", "Seal what waits, now. A running platform does it by itself every few seconds.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var entries = await services.GetRequiredService<AuditSealer>().SealAllAsync(pause: null, cancellationToken);
            output.Json(new { entries });
            output.Line(string.Create(CultureInfo.InvariantCulture, $"{entries} entries sealed."));
            return 0;
        });
        return command;
    }

    private static Command RotateKey(CommandLineContext context)
    {
        var command = new Command("rotate-key", "Make a new key. The old ones stay in the folder 'keys' and verify what they made; restart the platform afterwards.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            try
            {
                var id = services.GetRequiredService<AuditKeyRing>().Rotate();
                var trail = services.GetRequiredService<AuditTrail>();
                await trail.WriteAsync(trail.Entry("host", "AuditKeyChanged", isView: false, AuditOutcome.Done, Auditing.AuditRecords.Trail), cancellationToken);
                output.Json(new { key = id });
                output.Line($"New entries are authenticated with the key {id} from the next start on. Back the folder 'keys' up, apart from the database.");
                return 0;
            }
            catch (InvalidOperationException refused)
            {
                output.Error(refused.Message);
                return 2;
            }
        });
        return command;
    }

    private static Command EraseReason(CommandLineContext context)
    {
        var entry = new Argument<Guid>("entry") { Description = "The entry's identifier." };
        var reason = Reason();
        var command = new Command("erase-reason", "Erase the free text of one entry's reason. That it was there, and that it was erased and why, stays.") { entry, reason };
        context.SetAction(command, async (services, parsed, output, cancellationToken)
            => Tell(output, await services.GetRequiredService<AuditKeeping>().EraseReasonAsync(parsed.GetValue(entry), parsed.GetValue(reason)!, cancellationToken), "Erased. The trail goes on verifying."));
        return command;
    }

    private static Command Dispose(CommandLineContext context)
    {
        var before = new Option<DateOnly>("--before") { Description = "Entries before this day, for example 2020-04-01.", Required = true };
        var reason = Reason();
        var command = new Command("dispose", $"Dispose of entries whose time is over, {FewestYears} years at the least. A seal says which, who and why, and the rest goes on verifying.") { before, reason };
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var day = parsed.GetValue(before);
            var latest = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddYears(-FewestYears);
            if (day > latest)
            {
                output.Error($"Choose {latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} or an earlier day: the trail is kept for {FewestYears} years at the least.");
                return 2;
            }

            var result = await services.GetRequiredService<AuditKeeping>().DisposeAsync(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), parsed.GetValue(reason)!, cancellationToken);
            return Tell(output, result, result.Succeeded ? $"{result.Value} entries were disposed of. Whole seals go together: what shares one with a younger entry stays for the next time." : "");
        });
        return command;
    }

    private static Command AcceptRestore(CommandLineContext context)
    {
        var reason = Reason();
        var command = new Command("accept-restore", "After an older backup was restored: put the anchor file aside, which remembers the seals that are lost, and record who answers for it.") { reason };
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var trail = services.GetRequiredService<AuditTrail>();
            await trail.WriteAsync(trail.Entry("host", "AuditRestoreAccepted", isView: false, AuditOutcome.Done, Auditing.AuditRecords.Trail, reason: parsed.GetValue(reason)), cancellationToken);
            services.GetRequiredService<AuditAnchor>().PutAside(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            await services.GetRequiredService<AuditSealer>().SealAllAsync(pause: null, cancellationToken);
            return Tell(output, Result.Success(), "Recorded. The old anchor file stays beside the new one.");
        });
        return command;
    }

    private static Option<string> Reason() => new("--reason") { Description = "Why, without naming anybody; kept in the audit trail.", Required = true };

    private static int Tell(ICommandOutput output, Result result, string done)
    {
        if (!result.Succeeded)
        {
            output.Error(string.Join(" ", result.Errors.Select(e => e.Message)));
            return 2;
        }

        output.Line(done);
        output.Json(new { done = true });
        return 0;
    }
}
