using Microsoft.Extensions.Logging.Console;

namespace Nianbao.Local;

/// <summary>
/// Where the log goes: to standard error, so that what is said to people on standard output stays apart. Scopes are left out: the
/// server's hold addresses, and addresses hold names of keys.
/// </summary>
internal static class LocalLog
{
    public static ILoggingBuilder AddLog(this ILoggingBuilder logging, LogFormat? format)
    {
        logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return (format ?? (Console.IsErrorRedirected ? LogFormat.Json : LogFormat.Text)) == LogFormat.Json
            ? logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"))
            : logging.AddSimpleConsole(text => (text.SingleLine, text.TimestampFormat) = (true, "HH:mm:ss "));
    }
}
