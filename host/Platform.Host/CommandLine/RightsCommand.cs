using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.Rights;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Rights;

namespace Platform.Host.CommandLine;

/// <summary><c>platform rights</c>: a copy of what is held about a person, an erasure, and what is due.</summary>
internal sealed class RightsCommand : ICommandLineContributor
{
    public void Contribute(CommandLineContext context)
    {
        var command = new Command("rights", "Information rights: export or erase what is held about a person, show what is due.");
        command.Subcommands.Add(Export(context));
        command.Subcommands.Add(Erase(context));
        command.Subcommands.Add(Due(context));
        context.Root.Subcommands.Add(command);
    }

    private static Command Export(CommandLineContext context)
    {
        var (person, kind) = Person();
        var folder = new Option<string>("--out") { Description = "The folder for the files; it must not be there yet.", Required = true };
        var command = new Command("export", "Write all that is held about a person, without what is about others.") { person, kind, folder };
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var register = services.GetRequiredService<PersonalDataRegister>();
            if (await register.GetAsync(parsed.GetValue(kind)!, parsed.GetValue(person), cancellationToken) is not { } found)
                return Refuse(output, NobodyIsThere);
            var path = Path.GetFullPath(parsed.GetValue(folder)!);
            if (Directory.Exists(path))
                return Refuse(output, $"{path} is there already. Name a folder that is not, so that nothing is mixed.");
            var export = await register.ExportAsync(found.Kind, found.PersonId, cancellationToken);
            var files = ExportPack.Files("Your information", services.GetRequiredService<TimeProvider>().UtcToday(), ReviewExportHandler.Review(export, new Dictionary<string, RedactionDecision>()));
            Directory.CreateDirectory(path);
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(path, name), text, cancellationToken);
            output.Line($"{export.Rows.Count()} records in {files.Count} files. What may be about others is left out: keep it, thing by thing, under Information rights.");
            output.Json(new { folder = path, records = export.Rows.Count(), files = files.Keys });
            return 0;
        });
        return command;
    }

    private static Command Erase(CommandLineContext context)
    {
        var (person, kind) = Person();
        var reason = new Option<string>("--reason") { Description = "Why, without naming anybody; kept in the register.", Required = true };
        var confirm = new Option<bool>("--confirm") { Description = "Erase. Without it, only what would be erased is shown." };
        var command = new Command("erase", "Erase a person from every workstream.") { person, kind, reason, confirm };
        context.SetAction(command, async (services, parsed, output, cancellationToken) =>
        {
            var register = services.GetRequiredService<PersonalDataRegister>();
            var db = services.GetRequiredService<HostDbContext>();
            var today = services.GetRequiredService<TimeProvider>().UtcToday();
            if (await register.GetAsync(parsed.GetValue(kind)!, parsed.GetValue(person), cancellationToken) is not { } found)
                return Refuse(output, NobodyIsThere);
            if (found.Kind == PersonKinds.Worker)
                return Refuse(output, "The account of a person who works here is closed, not erased: records must go on saying who acted.");
            if (await db.HasHoldAsync(found.Kind, found.PersonId, cancellationToken))
                return Refuse(output, Holds.Refusal().Errors[0].Message);
            var export = await register.ExportAsync(found.Kind, found.PersonId, cancellationToken);
            foreach (var module in export.Modules)
                output.Line($"{module.DisplayName}: {module.Rows.Count} records");
            if (!parsed.GetValue(confirm))
            {
                output.Line("Nothing was erased. Run it again with --confirm to erase this, for good.");
                output.Json(new { erased = false, records = export.Rows.Count() });
                return 0;
            }

            var number = 1 + await db.RightsRequests.CountAsync(r => r.Reference.StartsWith($"ER-{today.Year}-"), cancellationToken);
            var request = new RightsRequest(services.GetRequiredService<IGuidGenerator>().Create(), $"ER-{today.Year}-{number:0000}", RightsKind.Erasure, found.Kind, found.PersonId, found.Name, today, today);
            request.DecideOnCommandLine(parsed.GetValue(reason)!, today);
            request.Started(await services.GetRequiredService<ErasureRequests>().StartAsync("host", found.Kind, found.PersonId, null, cancellationToken));
            db.RightsRequests.Add(request);
            await db.SaveChangesAsync(cancellationToken);

            await services.GetRequiredService<DatabaseBuses>().DrainAsync(cancellationToken);
            await services.GetRequiredService<CompleteErasures>().RunAsync(cancellationToken);
            var status = await services.GetRequiredService<ErasureRequests>().GetAsync(request.ErasureId!.Value, cancellationToken);
            foreach (var module in status!.Modules.Where(m => m.ConfirmedUtc is null))
                output.Line($"{module.DisplayName} has still to erase{(module.IsSwitchedOff ? ": it does so when it is switched on again" : "")}.");
            output.Line(status.CompletedUtc is null ? $"{request.Reference} is under way." : $"{request.Reference} is complete: nothing is left in any workstream.");
            output.Json(new { erased = status.CompletedUtc is not null, reference = request.Reference, waiting = status.Modules.Where(m => m.ConfirmedUtc is null).Select(m => m.ModuleName) });
            return 0;
        });
        return command;
    }

    private static Command Due(CommandLineContext context)
    {
        var command = new Command("due", "Requests that are not answered yet, and records whose time is over.");
        context.SetAction(command, async (services, _, output, cancellationToken) =>
        {
            var today = services.GetRequiredService<TimeProvider>().UtcToday();
            var open = await services.GetRequiredService<HostDbContext>().RightsRequests.AsNoTracking().Where(r => r.ClosedOn == null).OrderBy(r => r.DueOn).ToListAsync(cancellationToken);
            var over = await services.GetRequiredService<RetentionReview>().DueAsync(25, cancellationToken);
            foreach (var request in open)
                output.Line($"{request.Reference}  {RightsWords.NameOf(request.Kind)}  due {request.DueOn:yyyy-MM-dd}{(request.DueOn < today ? "  late" : "")}");
            output.Line($"{open.Count} to answer; {(over.Count == 25 ? "25 or more" : over.Count)} records whose time is over.");
            output.Json(new { requests = open.Select(r => new { r.Reference, kind = r.Kind.ToString(), r.DueOn }), recordsOverTime = over.Count });
            return 0;
        });
        return command;
    }

    private const string NobodyIsThere = "Nobody of that kind has this identifier. Find it under Information rights, or in the address of the person's record.";

    private static (Option<Guid> Person, Option<string> Kind) Person() => (
        new Option<Guid>("--person") { Description = "The person's identifier.", Required = true },
        new Option<string>("--kind") { Description = "child, adult, person-harmed, named-person or worker.", DefaultValueFactory = _ => PersonKinds.Child });

    private static int Refuse(ICommandOutput output, string sentence)
    {
        output.Error(sentence);
        return 2;
    }
}
