using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Local.Data;

/// <summary>What a backup holds; written last, so that a backup without one is not whole.</summary>
/// <param name="Version">The shape of the manifest.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="LogSequence">The newest line of the log in it.</param>
/// <param name="Files">Every file but this one, ordered by path.</param>
public sealed record BackupManifest(int Version, DateTimeOffset MadeAt, long LogSequence, IReadOnlyList<BackedUpFile> Files)
{
    public const string Name = "manifest.json";

    public void Write(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, Name), FileMode.CreateNew, FileAccess.Write);
        JsonSerializer.Serialize(file, this, BackupJson.Default.BackupManifest);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Null when the folder holds no whole backup.</summary>
    public static BackupManifest? ReadOrNull(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), BackupJson.Default.BackupManifest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file of a backup.</summary>
/// <param name="Path">Under the backup's folder, with forward slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record BackedUpFile(string Path, long Size, string Sha256)
{
    public static BackedUpFile Of(string folder, string path)
    {
        using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
