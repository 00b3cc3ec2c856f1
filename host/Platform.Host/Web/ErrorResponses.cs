using System.Diagnostics;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;

namespace Platform.Host.Web;

/// <summary>
/// Turns what went wrong into a status; the pages for them say what to do. The log gets the exception under the trace
/// identifier that the page shows, and no answer ever holds it.
/// </summary>
internal sealed partial class ErrorResponses(RequestDelegate next, IDatabaseProvider database, ILogger<ErrorResponses> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (PermissionDeniedException exception) when (!context.Response.HasStarted)
        {
            if (!exception.IsAudited)
                await RefusalAudit.WriteDeniedAsync(context);
            Answer(context, StatusCodes.Status403Forbidden);
        }
        catch (ModuleSwitchedOffException exception) when (!context.Response.HasStarted)
        {
            ModuleGate.Close(context, exception.DisplayName);
            Answer(context, StatusCodes.Status404NotFound);
        }
        catch (ModuleBeingRebuiltException exception) when (!context.Response.HasStarted)
        {
            Answer(context, StatusCodes.Status503ServiceUnavailable);
            context.Response.Headers.RetryAfter = "30";
            ModuleGate.Close(context, exception);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            Answer(context, exception.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The person has gone; nobody reads the answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted && (database.IsFull(exception) || database.IsTransient(exception)))
        {
            // The kind of failure says enough; a minute without a database must not fill the log with stacks.
            LogNoDatabase(exception.GetBaseException().GetType().Name, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
            await NoDatabaseAnswer.WriteAsync(context, database.IsFull(exception));
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailure(exception, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
            Answer(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Answer(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    [LoggerMessage(LogLevel.Error, "The database could not do what a request needed ({Failure}), trace {TraceId}.")]
    private partial void LogNoDatabase(string failure, string traceId);

    [LoggerMessage(LogLevel.Error, "A request failed, trace {TraceId}.")]
    private partial void LogFailure(Exception exception, string traceId);
}
