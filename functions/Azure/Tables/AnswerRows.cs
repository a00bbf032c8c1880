using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>What an <c>Idempotency-Key</c> stands for, as rows.</summary>
internal static class AnswerRows
{
    private const string Json = "Json";

    /// <summary>A caller's key as a part of a row's key.</summary>
    public static string NameOf(string caller, string idempotencyKey) =>
        Fingerprint.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{caller.Length}:{caller}{idempotencyKey}")));

    /// <summary>The reservation or answer in the table of answers, spread over its partitions.</summary>
    public static TableEntity Reserved(AnsweredCall call)
    {
        var name = NameOf(call.Caller, call.IdempotencyKey);
        return Of(PartitionOf(name), name, call.Answer);
    }

    /// <summary>The answer that is written in one batch with what it tells of.</summary>
    public static TableEntity Written(int year, AnsweredCall call) =>
        Of(RowKeys.PartitionOf(year), RowKeys.Answered(NameOf(call.Caller, call.IdempotencyKey)), call.Answer);

    public static string PartitionOf(string name) => name[..2];

    public static RememberedAnswer Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Json), StoredJson.Plain.RememberedAnswer)!;

    private static TableEntity Of(string partition, string row, RememberedAnswer answer) => new(partition, row)
    {
        [RowTable.At] = answer.At,
        [Json] = JsonSerializer.Serialize(answer, StoredJson.Plain.RememberedAnswer),
    };
}
