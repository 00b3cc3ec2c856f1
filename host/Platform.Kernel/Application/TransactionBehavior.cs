using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Application;

/// <summary>
/// The last step before the handler of a command: one transaction of the module's context around the handler, its save, its
/// events and its audit entry. A transient failure is tried again with a fresh handler and nothing tracked; a lost race
/// comes back as a sentence.
/// </summary>
internal sealed partial class TransactionBehavior<TRequest, TResponse>(
    IServiceProvider services,
    ModuleCatalogue modules,
    ModuleDbContextTypes contexts,
    ModuleDatabases databases,
    AuditTrail audit,
    PendingDisclosures disclosures,
    AfterCommit afterCommit,
    ICurrentUser currentUser,
    TimeProvider clock,
    ILogger<TransactionBehavior<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse>
{
    private const int Tries = 3;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IChangesState || modules.Of(typeof(TRequest)) is not { } module || contexts.Resolve(services, module.Name) is not { } context)
            return await next().ConfigureAwait(false);
        // A command sent by a handler of the same module joins the transaction that is open.
        if (context.Database.CurrentTransaction is not null)
            return await AuditedAsync(await HandleAndSaveAsync(request, module, context, next, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

        audit.HoldBack();
        try
        {
            return await AuditedAsync(await InTransactionAsync(request, module, context, next, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            // Also when the caller has gone: what was refused was refused.
            await audit.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        }

        async Task<TResponse> AuditedAsync(TResponse response)
        {
            if (response is Result { IsNotFound: true } && request is IAboutRecord)
                await audit.WriteAsync(audit.Entry(module.Name, request, response: null, isView: false, AuditOutcome.NotFound), cancellationToken).ConfigureAwait(false);
            return response;
        }
    }

    private async Task<TResponse> InTransactionAsync(TRequest request, ModuleDescriptor module, ModuleDbContext context, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                var response = await HandleAndSaveAsync(request, module, context, next, cancellationToken).ConfigureAwait(false);
                if (response is Result { Succeeded: false })
                {
                    await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
                    afterCommit.Clear();
                }
                else
                {
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    afterCommit.Run();
                }

                return response;
            }
            catch (DbUpdateConcurrencyException) when (ResultFactory<TResponse>.IsResult)
            {
                Undo(context);
                return ResultFactory<TResponse>.Fail(new Failure(
                    [new RuleError("", "Somebody else changed this record while you were working on it. Nothing of yours was saved: look at their change, then make yours again.")],
                    IsConflict: true));
            }
            catch (ProcessingRestrictedException) when (ResultFactory<TResponse>.IsResult)
            {
                Undo(context);
                await audit.WriteAsync(audit.Entry(module.Name, request!, response: null, isView: false, AuditOutcome.Denied), cancellationToken).ConfigureAwait(false);
                return ResultFactory<TResponse>.Fail(Result.Failure("", ProcessingRestrictedException.Sentence));
            }
            catch (Exception exception) when (attempt < Tries && databases.Of(module.Name).Provider.IsTransient(exception))
            {
                LogRetry(typeof(TRequest).Name, attempt, exception.GetBaseException().GetType().Name);
                Undo(context);
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<TResponse> HandleAndSaveAsync(TRequest request, ModuleDescriptor module, ModuleDbContext context, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        var response = await next().ConfigureAwait(false);
        if (response is Result { Succeeded: false })
        {
            disclosures.Clear();
            context.ChangeTracker.Clear();
            return response;
        }

        EarlierDetails.Keep(context, AuditHash.Clean((request as IAboutRecord)?.Reason, AuditEntry.ReasonLength), currentUser.DisplayName, clock.GetUtcNow().UtcDateTime);
        context.Set<AuditEntry>().Add(audit.Entry(module.Name, request!, response, isView: false, fields: ChangedFields.Of(context.ChangeTracker)));
        disclosures.MoveTo(context);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return response;
    }

    private void Undo(ModuleDbContext context)
    {
        disclosures.Clear();
        afterCommit.Clear();
        context.ChangeTracker.Clear();
    }

    [LoggerMessage(LogLevel.Warning, "{Request} met a passing database failure ({Failure}) at try {Attempt} and is tried again.")]
    private partial void LogRetry(string request, int attempt, string failure);
}
