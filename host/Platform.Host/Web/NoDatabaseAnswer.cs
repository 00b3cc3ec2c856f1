using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Platform.Web;

namespace Platform.Host.Web;

/// <summary>
/// 503 while the database is away or full: a sentence that says what to do. Made here and not by a page, because every page asks
/// the database who reads it.
/// </summary>
internal static class NoDatabaseAnswer
{
    /// <summary>How soon a program should ask again.</summary>
    private const string RetryAfterSeconds = "15";

    public static async Task WriteAsync(HttpContext context, bool isFull)
    {
        var (title, text) = isFull
            ? ("Sorry, the service cannot save at the moment", "Its disk is full. What you sent just now was not saved: keep your words, and send them again when your IT team has made room. What you saved before is safe.")
            : ("Sorry, the service is not available", "It cannot reach its database. What you saved before is safe. Keep your words, wait a few minutes and go back to the page; look whether what you sent just now is there before you send it again.");
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            await context.Response.WriteAsJsonAsync(
                new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = title, Detail = text }, options: null, contentType: "application/problem+json");
            return;
        }

        var name = HtmlEncoder.Default.Encode(context.RequestServices.GetRequiredService<IOptions<PlatformWebOptions>>().Value.ServiceName);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en" class="govuk-template">
            <head>
              <meta charset="utf-8">
              <title>{title} – {name}</title>
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <link rel="stylesheet" href="/_content/Platform.Web/assets/platform.css">
            </head>
            <body class="govuk-template__body">
              <div class="govuk-width-container">
                <main class="govuk-main-wrapper" id="main-content">
                  <p class="govuk-body">{name}</p>
                  <h1 class="govuk-heading-l">{title}</h1>
                  <p class="govuk-body">{text}</p>
                </main>
              </div>
            </body>
            </html>
            """);
    }
}
