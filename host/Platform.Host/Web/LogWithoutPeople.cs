using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Platform.Host.Web;

/// <summary>
/// Writes the log. Of an exception it writes the type, the codes and where it was thrown, and never its words: a database, a
/// parser or a validator puts into them the value that it did not like, and here that is often a child's name.
/// </summary>
internal sealed class LogWithoutPeople(TimeProvider timeProvider) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "without-people";

    private const string Indent = "      ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, null);
        var text = new StringBuilder()
            .Append(timeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture))
            .Append(Word(logEntry.LogLevel)).Append(": ").Append(logEntry.Category).Append('[').Append(logEntry.EventId.Id).AppendLine("]");
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n'))
            text.Append(Indent).AppendLine(line);
        if (logEntry.Exception is { } exception)
            Describe(text, exception, depth: 0);
        textWriter.Write(text.ToString());
    }

    /// <summary>An exception without its words, and those inside it.</summary>
    private static void Describe(StringBuilder text, Exception exception, int depth)
    {
        const int MostInside = 8;
        text.Append(Indent).Append(depth == 0 ? "" : "caused by ").Append(exception.GetType().FullName).AppendLine(Codes(exception));
        if (exception.StackTrace is { } trace)
            text.AppendLine(string.Join(Environment.NewLine, trace.ReplaceLineEndings("\n").Split('\n').Select(l => Indent + l)));
        if (depth == MostInside)
            return;
        IEnumerable<Exception> inside = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (var inner in inside)
            Describe(text, inner, depth + 1);
    }

    /// <summary>What tells an administrator the kind of failure and nobody anything about a person.</summary>
    private static string Codes(Exception exception) => exception switch
    {
        SocketException socket => $" ({socket.SocketErrorCode})",
        DbException { SqlState: { } state } => $" (SQL state {state})",
        DbException database => $" (code {database.ErrorCode.ToString(CultureInfo.InvariantCulture)})",
        BadHttpRequestException request => $" (status {request.StatusCode.ToString(CultureInfo.InvariantCulture)})",
        IOException file => $" (0x{file.HResult:X8})",
        _ => "",
    };

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
