using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Pages;

/// <summary>Says in a sentence what to do. It shows nothing of the request, which may hold something about a person.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    public int Code { get; private set; } = 500;

    public string? Workstream { get; private set; }

    /// <summary>How far a rebuild of the workstream is; null when there is none.</summary>
    public int? Rebuilt { get; private set; }

    /// <summary>Where a record whose processing is restricted can be opened for a purpose; empty: nowhere; null: no such record.</summary>
    public string? OpenForPurpose { get; private set; }

    /// <summary>What council IT finds the log by.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public (string Title, string Text) Words => (Code, Workstream) switch
    {
        (404, { } name) => ($"{name} is switched off", "Your partnership does not use this workstream at the moment. What was recorded in it is kept; ask your service lead if you need it."),
        (503, { } name) when Rebuilt is { } percent => ($"{name} is being rebuilt", $"It is put together again from what the other workstreams told it, and has come {percent}% of the way. Try again in a few minutes. Nothing is lost, and the other workstreams work as usual."),
        (503, { } name) => ($"{name} is not available", "This workstream could not start after an update. The others work as usual; tell your IT team the reference below."),
        (404, _) when OpenForPurpose is not null => ("Processing of this record is restricted", "Somebody has asked us to keep what we hold about them and not to use it. Until that has been looked into, nobody sees this record, changes it or shares it. Ask your information governance lead when it will be lifted."),
        (405, _) => ("This page does not take what was sent", "Go to the start page and choose what you were looking for."),
        (404, _) => ("Page not found", "Check the web address, or go to the start page and choose what you were looking for."),
        (403, _) => ("You cannot open this page", "Ask your service lead to give you access if you need it for your work."),
        (400, _) => ("The page was out of date", "Go back, reload the page and send it again."),
        (429, _) => ("Too many requests", "Wait a minute and try again."),
        (503, _) => ("Sorry, the service is not available", "Try again in a few minutes. What you saved is safe."),
        _ => ("Sorry, there is a problem with the service", "Try again later. What you saved before is safe; tell your IT team the reference below if it happens again.")
    };

    /// <summary>Whatever the method of the request that failed.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HandlerMethod is null)
            Show();
    }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // From the route and not by binding, which would read the very form that could not be read.
        Code = int.TryParse(RouteData.Values["code"]?.ToString(), out var code) && code is >= 400 and <= 599 ? code : 500;
        Workstream = SwitchedOffWorkstream.Find(HttpContext);
        Rebuilt = SwitchedOffWorkstream.FindRebuilding(HttpContext);
        OpenForPurpose = RestrictedProcessingNotice.Find(HttpContext);
        Response.StatusCode = Code;
        // The request that failed may have left errors of its form; they are not this page's.
        ModelState.Clear();
    }
}
