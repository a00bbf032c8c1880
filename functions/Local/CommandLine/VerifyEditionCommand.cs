using System.Globalization;
using Nianbao.Intake;
using Nianbao.Local.Data;
using Nianbao.Summary;
using Nianbao.Summary.Files;

namespace Nianbao.Local.CommandLine;

/// <summary>Verifies an edition of the summary by its files, and the reports it was made of where a data folder is named. Needs no database and no network.</summary>
internal static class VerifyEditionCommand
{
    private const int DoesNotHold = 1;

    public static int Run(Command.VerifyEdition command) => DataCommand.Guarded(() =>
    {
        if (!Directory.Exists(command.Folder))
        {
            return DataCommand.Refuse($"没有目录“{command.Folder}”。");
        }

        var key = command.Key is { } pinned ? VerifyCommand.PublicKeyIn(File.ReadAllText(pinned)) : null;
        string[] names = [.. Directory.EnumerateFiles(command.Folder).Select(file => Path.GetFileName(file))];
        var verified = new EditionVerification(name => names.Contains(name) ? File.ReadAllBytes(Path.Combine(command.Folder, name)) : null).Run(names, key);
        var inputs = command.Data is { } data && verified.Manifest is { } manifest ? FaultyInputs(manifest, new(data)) : [];
        return Conclude(command, verified, [.. verified.Faults, .. inputs]);
    });

    private static int Conclude(Command.VerifyEdition command, VerifiedEdition verified, IReadOnlyList<string> faults)
    {
        var reports = command.Data is null ? 0 : verified.Manifest?.Inputs.Count ?? 0;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"核验了 {verified.Files} 个汇总文件、{verified.Totals} 个合计、{reports} 份报告的原文件。"));
        foreach (var fault in faults)
        {
            Console.Out.WriteLine(Screen.Red(Screen.Plain(fault)));
        }

        if (faults.Count > 0)
        {
            Console.Out.WriteLine($"有 {faults.Count} 处不符。");
            return DoesNotHold;
        }

        var manifest = verified.Manifest!;
        Console.Out.WriteLine($"全部相符：{manifest.Year} 年度第 {manifest.Edition} 版{(manifest.IsDraft ? "（草稿）" : "")}，{manifest.Inputs.Count} 份报告。");
        Console.Out.WriteLine(command.Key is null
            ? $"签名公钥取自汇总本身，指纹 {verified.Signature!.KeyId}；请与主管部门公布的指纹核对，或用 --key 指定公钥。"
            : $"签名与指定的公钥相符，指纹 {verified.Signature!.KeyId}。");
        return Usage.Fine;
    }

    /// <summary>A report's file is stored under its hash, so that it is found, and found out, by that alone.</summary>
    private static List<string> FaultyInputs(EditionManifest manifest, DataPaths data)
    {
        List<string> faults = [];
        foreach (var (done, input) in manifest.Inputs.Index())
        {
            DataCommand.Progress(done, manifest.Inputs.Count);
            var filing = input.Submission.Filing;
            var folder = Path.Combine(data.Files, "reports", filing.Year.ToString(CultureInfo.InvariantCulture), filing.Agency);
            var stored = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{input.Sha256}*").ToList() : [];
            if (stored.Count == 0)
            {
                faults.Add($"报告 {input.Submission} 的原文件不在数据目录中。");
            }
            else if (stored.TrueForAll(file => Fingerprint.Of(File.ReadAllBytes(file)) != input.Sha256))
            {
                faults.Add($"报告 {input.Submission} 的原文件 {Path.GetFileName(stored[0])} 被改动过。");
            }
        }

        Screen.ClearProgress(manifest.Inputs.Count);
        return faults;
    }
}
