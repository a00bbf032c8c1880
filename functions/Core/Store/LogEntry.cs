using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>What a line of the log is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogKind>))]
public enum LogKind
{
    /// <summary>A change of one filing; the content is a <see cref="LoggedChange"/>.</summary>
    [JsonStringEnumMemberName("filing")] Filing,

    /// <summary>Agencies added to or replaced in the roster; the content is a list of <see cref="Agency"/>.</summary>
    [JsonStringEnumMemberName("roster")] Roster,

    /// <summary>An access key made or revoked; the content is an <see cref="AccessKey"/>, which holds a hash and no secret.</summary>
    [JsonStringEnumMemberName("key")] Key,

    /// <summary>A summary compiled; the content is a <see cref="SummaryEdition"/>.</summary>
    [JsonStringEnumMemberName("edition")] Edition,

    /// <summary>Notices added or replaced outside a change of a filing; the content is a list of <see cref="Notice"/>.</summary>
    [JsonStringEnumMemberName("notice")] Notice,

    /// <summary>Something an office set; the content is an <see cref="OfficeSetting"/>.</summary>
    [JsonStringEnumMemberName("setting")] Setting,
}

/// <summary>
/// One line of the log: everything that was written in one transaction, enough to write it again. The line is written to the database's
/// own <c>log</c> table in that same transaction, so an act and its line are durable together or not at all; the line is copied to
/// <c>log/{year}.jsonl</c> afterwards, by its number and once only, normally within a second and at the latest when the server starts
/// again. A database that is lost as a whole, disk and all, can therefore lose what was done in its last second; a database that is
/// damaged loses nothing that its log table can still be read for. The files of reports are on the disk before their line is written.
/// Not in the log are the queue (what still waits is known from the filings) and the answers remembered for <c>Idempotency-Key</c>.
/// </summary>
/// <param name="Sequence">One-based, without gaps over the whole store.</param>
/// <param name="At">UTC.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Acts">The acts of the audit trail written with it; several only where an older store was taken over.</param>
/// <param name="Content">The records as stored JSON, compressed by Brotli, in base64. Its SHA-256 uncompressed is in the act.</param>
public sealed record LogEntry(long Sequence, DateTimeOffset At, LogKind Kind, IReadOnlyList<Act> Acts, string Content)
{
    private const int UnpackedLimit = 256 * 1024 * 1024;

    /// <summary>The content of a line, packed.</summary>
    public static string Pack(ReadOnlySpan<byte> content) => Convert.ToBase64String(Compressed.Pack(content));

    /// <summary>The content as stored JSON in UTF-8. Throws <see cref="InvalidDataException"/> or <see cref="FormatException"/> when it is damaged.</summary>
    public byte[] Unpack()
    {
        var json = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            return Compressed.Unpack(Convert.FromBase64String(Content), ref json, UnpackedLimit).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <summary>The line as it is stored, without a line end.</summary>
    public string Print() => JsonSerializer.Serialize(this, StoredJson.Plain.LogEntry);

    /// <summary>Reads a line back; null when it is not a whole one.</summary>
    public static LogEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, StoredJson.Plain.LogEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is written together for one filing, as the log keeps it.</summary>
/// <param name="Head">The head as it is afterwards, without its ETag.</param>
/// <param name="Revisions">The revisions added or replaced.</param>
/// <param name="Pending">The pending row added or replaced; null for none.</param>
/// <param name="Done">The revision whose pending row went; null for none.</param>
public sealed record LoggedChange(Filing Head, IReadOnlyList<Submission> Revisions, PendingCheck? Pending, SubmissionId? Done)
{
    /// <summary>The notices added with it; may be empty.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>The change as stored JSON in UTF-8: what an act's <see cref="Act.Content"/> is the SHA-256 of.</summary>
    public static byte[] Print(FilingChange change) => JsonSerializer.SerializeToUtf8Bytes(
        new LoggedChange(change.Head with { ETag = null }, change.Revisions, change.Pending, change.Done) { Notices = change.Notices },
        StoredJson.Plain.LoggedChange);
}
