using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Findings;
using Nianbao.Http.Sessions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>How everything is written and read over HTTP: camelCase, enums as words, Chinese as it is, unknown and missing fields refused.</summary>
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(TakenView))]
[JsonSerializable(typeof(BatchView))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReceiptKeyView))]
[JsonSerializable(typeof(SubmissionView))]
[JsonSerializable(typeof(ExplanationsBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(AgencyHistoryView))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(RosterView))]
[JsonSerializable(typeof(RosterChangeView))]
[JsonSerializable(typeof(ProgressView))]
[JsonSerializable(typeof(CalendarBody))]
[JsonSerializable(typeof(CalendarView))]
[JsonSerializable(typeof(NoticeListView))]
[JsonSerializable(typeof(ScheduleView))]
[JsonSerializable(typeof(UnreachableListView))]
[JsonSerializable(typeof(TemplateBody))]
[JsonSerializable(typeof(TemplateView))]
[JsonSerializable(typeof(TemplateListView))]
[JsonSerializable(typeof(PreviewView))]
[JsonSerializable(typeof(EditionView))]
[JsonSerializable(typeof(EditionListView))]
[JsonSerializable(typeof(CompilationView))]
[JsonSerializable(typeof(PublicationBody))]
[JsonSerializable(typeof(JointBody))]
[JsonSerializable(typeof(StatementsView))]
[JsonSerializable(typeof(SheetView))]
[JsonSerializable(typeof(TracePage))]
[JsonSerializable(typeof(KeyBody))]
[JsonSerializable(typeof(KeyView))]
[JsonSerializable(typeof(KeyListView))]
[JsonSerializable(typeof(NewKeyView))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SessionEndView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(DeadLetterListView))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(ReplayView))]
public sealed partial class HttpJson : JsonSerializerContext
{
    /// <summary>The one to use.</summary>
    public static HttpJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = CheckedReportJson.Encoder,
    });
}
