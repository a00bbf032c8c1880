using System.Text.Json;
using Nianbao.Intake;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>Verifies a data folder, or a receipt.</summary>
internal static class VerifyCommand
{
    /// <summary>What was verified does not hold.</summary>
    private const int DoesNotHold = 1;

    public static int Run(Command.Verify command) => DataCommand.Run(command.Data, paths =>
    {
        if (!File.Exists(paths.Database))
        {
            return DataCommand.Refuse($"“{paths.Root}”中没有数据库。");
        }

        using var database = new SqliteDatabase(paths.Database);
        var result = new Verification(database, paths, DataCommand.Progress).Run();
        Console.Out.WriteLine($"核验了 {result.Chains} 份年报的 {result.Acts} 条操作记录、{result.Files} 个文件、{result.Anchors} 份每日存证。");
        foreach (var fault in result.Faults)
        {
            Console.Out.WriteLine(Screen.Red(fault));
        }

        Console.Out.WriteLine(result.Faults.Count == 0 ? "全部相符。" : $"有 {result.Faults.Count} 处不符。");
        return result.Faults.Count == 0 ? Usage.Fine : DoesNotHold;
    });

    /// <summary>Needs nothing but the files named.</summary>
    public static int Run(Command.VerifyReceipt command) => DataCommand.Guarded(() =>
    {
        if (ReadReceipt(File.ReadAllText(command.Receipt)) is not { } receipt)
        {
            return DataCommand.Refuse($"“{command.Receipt}”不是回执。");
        }

        var key = command.Key is { } pinned ? PublicKeyIn(File.ReadAllText(pinned)) : receipt.PublicKey;
        if (ReceiptKey.IdOf(key) is null)
        {
            return DataCommand.Refuse($"“{command.Key ?? command.Receipt}”中没有公钥。");
        }

        if (WhyNot(receipt, key, File.ReadAllBytes(command.File)) is { } why)
        {
            Console.Out.WriteLine(Screen.Red(why));
            return DoesNotHold;
        }

        Console.Out.WriteLine($"回执有效：{receipt.Number}，{receipt.ReceivedAt}（北京时间）收到，文件 {Screen.Plain(receipt.FileName)}，{receipt.Size} 字节，与所给文件完全相同。");
        Console.Out.WriteLine(command.Key is null
            ? $"签名公钥取自回执本身，指纹 {receipt.KeyId}；请与主管部门公布的指纹核对，或用 --key 指定公钥。"
            : $"签名与指定的公钥相符，指纹 {receipt.KeyId}。");
        return Usage.Fine;
    });

    private static string? WhyNot(Receipt receipt, string key, byte[] file) => receipt switch
    {
        _ when ReceiptKey.IdOf(key) != receipt.KeyId => "回执不是用这把密钥签发的。",
        _ when !ReceiptKey.IsSigned(receipt.SignedBytes(), receipt.Signature, key) => "回执的签名不对：回执被改动过。",
        _ when file.Length != receipt.Size || Fingerprint.Of(file) != receipt.Sha256 => "文件与回执不符：不是报送时的那个文件，或内容有改动。",
        _ => null,
    };

    /// <summary>A public key as PEM, or as the server tells it: JSON with a publicKey.</summary>
    public static string PublicKeyIn(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("publicKey", out var key) ? key.GetString() ?? "" : "";
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>A receipt as it is given out, alone or within the answer to an upload; null when it is neither.</summary>
    private static Receipt? ReadReceipt(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var receipt = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("receipt", out var within) ? within : root;
            return receipt.Deserialize(StoredJson.Plain.Receipt);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
