using Host.Tests.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Host.Administration;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.People.Directory;

namespace Host.Tests.Auditing;

[RequiresPermission(HostPermissions.People)]
[AuditedAs("Sent one command in another")]
internal sealed record Outer(Guid Inner, bool Fails) : ICommand;

[RequiresPermission(HostPermissions.People)]
[AuditedAs("Looked for what is not there")]
internal sealed record Inner(Guid Id) : ICommand, IAboutRecord
{
    public string RecordType => "nothing";

    public Guid? RecordId => Id;
}

internal sealed class OuterHandler(IMediator mediator) : IRequestHandler<Outer, Result>
{
    public async Task<Result> Handle(Outer request, CancellationToken cancellationToken)
    {
        await mediator.Send(new Inner(request.Inner), cancellationToken);
        return request.Fails ? Result.Failure("", "It failed after all.") : Result.Success();
    }
}

internal sealed class InnerHandler : IRequestHandler<Inner, Result>
{
    public Task<Result> Handle(Inner request, CancellationToken cancellationToken) => Task.FromResult<Result>(Result.NotFound());
}

/// <summary>Between a handler and its commit, somebody else is looked up.</summary>
internal sealed class LooksMeanwhile<TRequest, TResponse>(Meanwhile meanwhile) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (request is SaveMembership && meanwhile.Look is { } look)
            await look();
        return response;
    }
}

internal sealed class Meanwhile
{
    public Func<Task>? Look { get; set; }
}

/// <summary>What must be written or forgotten although, or only when, a transaction ends.</summary>
public sealed class TransactionTests
{
    [Theory, EachDatabase]
    public async Task A_record_that_is_not_there_is_audited_also_when_another_commands_transaction_is_open(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind, o => o.With<ProbeModule>());
        foreach (var fails in new[] { false, true })
        {
            var id = Guid.NewGuid();
            (await host.SendAsync(new Outer(id, fails), Roles.ServiceLead)).Succeeded.ShouldBe(!fails);
            (await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.AsNoTracking().Where(a => a.RecordId == id).ToListAsync()))
                .ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Outcome.ShouldBe(AuditOutcome.NotFound), a => a.Action.ShouldBe(nameof(Inner)));
        }
    }

    [Theory, EachDatabase]
    public async Task Rights_that_were_read_before_a_change_was_committed_are_not_used_after_it(DatabaseKind kind)
    {
        var meanwhile = new Meanwhile();
        await using var host = await StartAsync(kind, o => o.ConfigureServices = services => services.AddSingleton(meanwhile).AddScoped(typeof(IPipelineBehavior<,>), typeof(LooksMeanwhile<,>)));
        var person = await host.AddAsync("person", Works(Youth, Roles.CaseManager, Swindon));
        var membership = (await host.MembershipsAsync(person)).Single();
        meanwhile.Look = async () => (await host.AccessAsync(person))!.Areas.ShouldBe([Swindon], "the change is not committed yet");

        (await host.AsSystemAsync(new SaveMembership(person, membership.Id, membership.Version, Works(Youth, Roles.CaseManager, Wiltshire)))).Sentence().ShouldBe("");

        (await host.AccessAsync(person))!.Areas.ShouldBe([Wiltshire]);
    }
}
