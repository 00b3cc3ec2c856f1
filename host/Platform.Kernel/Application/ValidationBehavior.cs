using FluentValidation;
using MediatR;

namespace Platform.Kernel.Application;

/// <summary>Runs the request's validators. Their sentences come back as a failed result, each at its field.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<RuleError>? errors = null;
        foreach (var validator in validators)
        {
            var found = await validator.ValidateAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var failure in found.Errors)
                (errors ??= []).Add(new RuleError(failure.PropertyName, failure.ErrorMessage));
        }

        if (errors is null)
            return await next().ConfigureAwait(false);
        if (ResultFactory<TResponse>.IsResult)
            return ResultFactory<TResponse>.Fail(new Failure(errors));
        throw new ValidationException($"{typeof(TRequest).Name} was refused: {string.Join(" ", errors.Select(e => e.Message))}");
    }
}
