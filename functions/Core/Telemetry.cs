using System.Diagnostics;
using System.Diagnostics.Metrics;
using Nianbao.Findings;
using Nianbao.Intake;

namespace Nianbao;

/// <summary>
/// What is traced and measured. Nothing is until a host listens to the source and the meter, both named <see cref="Name"/>. Names of
/// spans and values of tags are words of the program: nothing of a report, of a person or of an agency.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "Nianbao";

    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_checks = s_meter.CreateHistogram<double>("nianbao.check.duration", "s", "Checks, by kind of file and verdict.");

    private static readonly Histogram<double> s_calls = s_meter.CreateHistogram<double>("nianbao.call.duration", "s", "Calls, by route and status.");

    private static ActivitySource Source { get; } = new(Name);

    /// <summary>Begins a span that belongs to where a caller or message says; one of its own when that is null or no <c>traceparent</c>.</summary>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? Continue(string what, ActivityKind kind, string? traceParent)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // What the host may have begun for itself is not sent anywhere: a span under it would hang in the air.
        Activity.Current = null;
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        return Source.StartActivity(what, kind, parent);
    }

    /// <summary>The trace a message belongs to, for the log; empty when it belongs to none.</summary>
    public static string TraceOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToString() : "";

    internal static void Checked(TimeSpan took, FileKind kind, Verdict verdict) =>
        s_checks.Record(took.TotalSeconds, new("kind", kind.ToString()), new KeyValuePair<string, object?>("verdict", verdict.ToString()));

    /// <summary>Counts a call over HTTP.</summary>
    /// <param name="took">How long it took.</param>
    /// <param name="route">Method and template, never the path itself.</param>
    /// <param name="status">The HTTP status.</param>
    public static void Called(TimeSpan took, string route, int status) =>
        s_calls.Record(took.TotalSeconds, new("route", route), new KeyValuePair<string, object?>("status", status));
}
