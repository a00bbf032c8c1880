using System.Globalization;
using System.Text.Json.Serialization;

namespace Nianbao.Azure.Tables;

/// <summary>What a day's copy of the tables consists of. Written last: a copy without one was not finished.</summary>
/// <param name="Version">The shape of the record.</param>
/// <param name="MadeAt">When it was begun, UTC.</param>
/// <param name="Parts">In the order they were written.</param>
public sealed record BackupManifest(int Version, DateTimeOffset MadeAt, IReadOnlyList<BackupPart> Parts)
{
    /// <summary>The path of a day's manifest in the file store.</summary>
    public static string PathOf(DateOnly day) => $"{FolderOf(day)}/manifest.json";

    internal static string FolderOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{AzureNames.BackupsContainer}/{day:yyyy-MM-dd}");
}

/// <summary>A file of rows, a JSON object a line, gzip.</summary>
/// <param name="Table">Of which table.</param>
/// <param name="IsLate">Whether it holds filings that changed while the copy was made: it replaces what other parts say of them.</param>
/// <param name="Path">In the file store.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
public sealed record BackupPart(string Table, bool IsLate, string Path, int Rows, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
