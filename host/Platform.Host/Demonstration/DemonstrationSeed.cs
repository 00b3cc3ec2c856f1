using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Host.SignIn;
using Platform.Kernel.CommandLine;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Modularity;

namespace Platform.Host.Demonstration;

/// <summary>
/// Makes the demonstration partnership. Repeating it changes nothing: accounts that are there stay, and each module looks
/// whether its part is there.
/// </summary>
internal sealed class DemonstrationSeed(
    HostDbContext db,
    UserManager<User> users,
    IServiceProvider services,
    ModuleCatalogue modules,
    ModuleSwitches switches,
    DemonstrationStage stage,
    PlatformOptions options)
{
    // Any number will do, as long as it stays.
    private const int Chance = 20250101;

    public async Task<DemonstrationAccounts> RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        MarkAsDemonstration();
        var password = await AddPeopleAsync(cancellationToken);
        foreach (var module in modules.Workstreams)
            await switches.SetAsync(module.Name, isEnabled: true, "demonstration", by: null, cancellationToken);

        var contributors = services.GetServices<IDemonstrationContributor>().OrderBy(c => c.Order).ToList();
        var context = new DemonstrationContext(stage, new Random(Chance), DateOnly.FromDateTime(DateTime.UtcNow));
        foreach (var contributor in contributors)
        {
            var name = modules.Of(contributor.GetType())?.DisplayName ?? contributor.GetType().Name;
            var clock = Stopwatch.StartNew();
            await contributor.SeedAsync(context, cancellationToken);
            await stage.DrainAsync(cancellationToken);
            output.Line($"{name}: ready ({clock.Elapsed.TotalSeconds:0.0} s).");
        }

        var accounts = new DemonstrationAccounts(password, DemonstrationPeople.All.Select(p => new DemonstrationAccount(p.UserName, p.DisplayName, p.Roles)).ToList());
        output.Line("");
        output.Line("Sign in with one of these user names:");
        foreach (var account in accounts.People)
            output.Line($"  {account.UserName,-14} {account.DisplayName} ({(account.Roles.Count > 1 ? "every role" : account.Roles[0])})");
        output.Line($"The password of them all is: {password}");
        output.Line("The demonstration asks for no second factor; a real installation does (docs/sign-in.md).");
        return accounts;
    }

    private async Task<string> AddPeopleAsync(CancellationToken cancellationToken)
    {
        // No account has a password that another installation could guess.
        var file = Path.Combine(Path.GetFullPath(options.DataDirectory), "demonstration-password.txt");
        string password;
        if (File.Exists(file))
        {
            password = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }
        else
        {
            password = $"demo-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12)}";
            await File.WriteAllTextAsync(file, password + Environment.NewLine, cancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var agencies = await db.Agencies.Select(a => a.Code).ToListAsync(cancellationToken);
        foreach (var (code, name, kind) in DemonstrationPeople.Agencies.Where(a => !agencies.Contains(a.Code)))
            db.Agencies.Add(new Agency
            {
                Code = code,
                Name = name,
                Kind = kind,
                Contact = $"Duty desk, duty@{code}.example",
                SafeguardingContact = $"Safeguarding lead, safeguarding@{code}.example",
            });
        await db.SaveChangesAsync(cancellationToken);

        foreach (var person in DemonstrationPeople.All)
        {
            if (await users.FindByNameAsync(person.UserName) is not null)
                continue;
            var user = UserFactory.Create(services, person.UserName, person.DisplayName, person.AgencyCode, person.Roles, person.Areas);
            if (person.AlsoFor is { } also)
                user.Memberships.Add(UserFactory.CreateMembership(services.GetRequiredService<IGuidGenerator>().Create(), user.Id, also.AgencyCode, also.Roles, person.Areas));
            var result = await users.CreateAsync(user, password);
            if (!result.Succeeded)
                throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        await AddCoverAsync(cancellationToken);
        return password;
    }

    /// <summary>Somebody is away for a fortnight, from the day the demonstration is made.</summary>
    private async Task AddCoverAsync(CancellationToken cancellationToken)
    {
        if (await db.Covers.AnyAsync(cancellationToken))
            return;
        var (awayName, coveredByName) = DemonstrationPeople.Absence;
        var away = await db.Users.AsNoTracking().Include(u => u.Memberships).SingleAsync(u => u.UserName == awayName, cancellationToken);
        var coveredBy = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == coveredByName, cancellationToken);
        var today = services.GetRequiredService<TimeProvider>().Today();
        var result = await services.GetRequiredService<IMediator>().Send(new NameCover(away.Id, away.Memberships[0].Id, coveredBy.Id, today, today.AddDays(13), "Annual leave"), cancellationToken);
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Message)));
    }

    /// <summary>The banner says that it is a demonstration, from the next start on.</summary>
    private void MarkAsDemonstration()
    {
        var folder = Path.GetFullPath(options.DataDirectory);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "platform.json");
        var settings = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];
        var platform = settings["Platform"] as JsonObject;
        if (platform is null)
            settings["Platform"] = platform = [];
        platform["Demonstration"] = true;
        // Nobody has an app for made-up people. The banner says so, and what is not a demonstration never writes this.
        var signIn = settings["SignIn"] as JsonObject;
        if (signIn is null)
            settings["SignIn"] = signIn = [];
        signIn["SecondFactor"] = nameof(SecondFactorRule.Offered);
        File.WriteAllText(file, settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}

/// <summary>How to sign in to the demonstration.</summary>
internal sealed record DemonstrationAccounts(string Password, IReadOnlyList<DemonstrationAccount> People);

/// <summary>One account of the demonstration.</summary>
internal sealed record DemonstrationAccount(string UserName, string DisplayName, IReadOnlyList<string> Roles);
