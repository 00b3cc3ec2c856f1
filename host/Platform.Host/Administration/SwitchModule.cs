using FluentValidation;
using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Switches a workstream on or off, at once and on every node. Not an <see cref="ICommand"/>: the switch has a transaction of its own.</summary>
[RequiresPermission(HostPermissions.Modules)]
internal sealed record SwitchModule(string Name, bool IsEnabled, string? Reason) : IRequest<Result>;

internal sealed class SwitchModuleValidator : AbstractValidator<SwitchModule>
{
    public SwitchModuleValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().When(r => !r.IsEnabled).WithMessage("Enter why you switch it off. Colleagues who look for it can be told.");
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage("Enter a reason of 500 characters or fewer.");
    }
}

internal sealed class SwitchModuleHandler(ModuleSwitches switches, ModuleCatalogue modules, ICurrentUser currentUser) : IRequestHandler<SwitchModule, Result>
{
    public async Task<Result> Handle(SwitchModule request, CancellationToken cancellationToken)
    {
        if (modules.Find(request.Name) is not { IsWorkstream: true })
            return Result.NotFound();
        await switches.SetAsync(request.Name, request.IsEnabled, request.Reason, currentUser, cancellationToken);
        return Result.Success();
    }
}
