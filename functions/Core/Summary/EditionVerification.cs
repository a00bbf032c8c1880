using System.Globalization;
using System.Text;
using System.Text.Json;
using Nianbao.Intake;
using Nianbao.Store;
using Nianbao.Summary.Files;

namespace Nianbao.Summary;

/// <summary>What came of verifying an edition in a folder.</summary>
/// <param name="Manifest">What it says it is; null when that cannot be read.</param>
/// <param name="Signature">Who signed it; null when that cannot be read.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Totals">How many totals were added up again.</param>
/// <param name="Faults">What is wrong, a sentence each (中文); empty when all holds.</param>
public sealed record VerifiedEdition(EditionManifest? Manifest, ManifestSignature? Signature, int Files, int Totals, IReadOnlyList<string> Faults);

/// <summary>
/// Verifies an edition by nothing but its files: the signature over the manifest, every file against its hash, every total of the form of
/// the year against the figures it is the sum of.
/// </summary>
/// <param name="read">Gives a file's bytes by its name; null when there is none.</param>
public sealed class EditionVerification(Func<string, byte[]?> read)
{
    private readonly List<string> faults = [];
    private int files;
    private int totals;

    /// <summary>Verifies everything.</summary>
    /// <param name="names">The files there are.</param>
    /// <param name="pinnedKey">The public key (PEM) it must be signed with; null for the one beside the signature.</param>
    public VerifiedEdition Run(IReadOnlyCollection<string> names, string? pinnedKey)
    {
        var bytes = read(EditionManifest.FileName);
        var manifest = Parse(bytes, EditionManifest.FileName, SummaryJson.Strict.EditionManifest);
        var signature = Parse(read(EditionManifest.SignatureName), EditionManifest.SignatureName, SummaryJson.Strict.ManifestSignature);
        if (bytes is not null && signature is not null)
        {
            CheckSignature(bytes, signature, pinnedKey);
        }

        if (manifest is not null)
        {
            CheckFiles(manifest, names);
        }

        return new(manifest, signature, files, totals, faults);
    }

    private T? Parse<T>(byte[]? bytes, string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            if (bytes is not null)
            {
                files++;
                return JsonSerializer.Deserialize(bytes, shape) ?? throw new JsonException();
            }

            faults.Add($"缺少文件 {name}。");
        }
        catch (JsonException)
        {
            faults.Add($"文件 {name} 被改动过，已不能读取。");
        }

        return null;
    }

    private void CheckSignature(byte[] manifest, ManifestSignature signature, string? pinnedKey)
    {
        var key = pinnedKey ?? signature.PublicKey;
        if (ReceiptKey.IdOf(key) != signature.KeyId)
        {
            faults.Add($"文件 {EditionManifest.SignatureName} 不是用这把密钥签的，或被改动过。");
        }
        else if (!read(EditionManifest.SignatureName).AsSpan().SequenceEqual(EditionFiles.Print(new(signature.KeyId, ReceiptKey.PemOf(key)!, Canonical(signature.Signature)))))
        {
            // Base64 and JSON can be written in several ways; that file is written in one.
            faults.Add($"文件 {EditionManifest.SignatureName} 被改动过。");
        }
        else if (!ReceiptKey.IsSigned(manifest, signature.Signature, key))
        {
            faults.Add($"文件 {EditionManifest.FileName} 与签名不符：清单或签名（{EditionManifest.SignatureName}）被改动过。");
        }
    }

    private static string Canonical(string base64)
    {
        Span<byte> bytes = stackalloc byte[256];
        return base64.Length < 256 && Convert.TryFromBase64String(base64, bytes, out var length) ? Convert.ToBase64String(bytes[..length]) : "";
    }

    private void CheckFiles(EditionManifest manifest, IReadOnlyCollection<string> names)
    {
        foreach (var file in manifest.Outputs)
        {
            files++;
            if (read(file.Name) is not { } bytes)
            {
                faults.Add($"缺少文件 {file.Name}。");
            }
            else if (bytes.LongLength != file.Size || Fingerprint.Of(bytes) != file.Sha256)
            {
                faults.Add($"文件 {file.Name} 被改动过。");
            }
        }

        var known = manifest.Outputs.Select(file => file.Name).Append(EditionManifest.FileName).Append(EditionManifest.SignatureName);
        faults.AddRange(names.Except(known).Order(StringComparer.Ordinal).Select(name => $"文件 {name} 不在清单中。"));
        if (faults.Count == 0)
        {
            CheckTotals(manifest);
        }
    }

    /// <summary>Adds every total up again from the figures of the reports.</summary>
    private void CheckTotals(EditionManifest manifest)
    {
        var summary = JsonSerializer.Deserialize(read(SummaryCompiler.JsonFile), SummaryJson.Printed.ProvincialSummary)!;
        var lines = Csv.Read(Encoding.UTF8.GetString(read(FiguresCsv.FileName)!).TrimStart('\uFEFF')).Select(line => line.Fields).ToList();
        var inputs = manifest.Inputs.ToDictionary(input => input.Submission.ToString(), input => input.Sha256, StringComparer.Ordinal);
        faults.AddRange(lines.Skip(1).Where(line => inputs.GetValueOrDefault(line[0]) != line[2]).Select(line => $"{FiguresCsv.FileName} 中的报告 {line[0]} 不在清单中，或指纹不同。"));
        foreach (var total in summary.Scopes[0].Generations.FirstOrDefault(generation => generation.Generation == summary.Generation)?.Totals ?? [])
        {
            totals++;
            var column = lines[0].ToList().IndexOf(total.Key);
            var deducted = summary.Joint.Where(joint => joint.IsDeducted && joint.Key == total.Key).Sum(joint => joint.Count);
            var numbers = lines.Skip(1).Where(_ => column >= 0).Select(line => line[column]).Where(text => text is not ("" or "/" or "?"))
                .Select(text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
            if (column >= 0 && (numbers.Count != total.Addends || numbers.Sum() - deducted != (total.Total ?? 0) || deducted != total.Deducted))
            {
                faults.Add($"指标 {total.Key} 的合计 {total.Total?.ToString(CultureInfo.InvariantCulture)} 不等于各报告之和 {numbers.Sum().ToString(CultureInfo.InvariantCulture)}{(deducted == 0 ? "" : FormattableString.Invariant($" 减去联合发文 {deducted}"))}。");
            }
        }
    }
}
