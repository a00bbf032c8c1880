using System.Globalization;

namespace Nianbao.Local.CommandLine;

/// <summary>What was asked for on the command line.</summary>
public abstract record Command
{
    private Command() { }

    /// <summary>Serve over HTTP.</summary>
    /// <param name="Data">The data folder; null for the setting or its default.</param>
    /// <param name="Urls">Where to listen; null for the setting or its default.</param>
    public sealed record Serve(string? Data, string? Urls) : Command;

    /// <summary>Check files, store nothing.</summary>
    /// <param name="Files">At least one.</param>
    /// <param name="Json">One object a line instead of a text for people.</param>
    public sealed record Check(IReadOnlyList<string> Files, bool Json) : Command
    {
        /// <summary>Whether to write each report as a page with its findings marked.</summary>
        public bool Html { get; init; }

        /// <summary>The file to write the page to, or the folder for several; null for beside where the command runs.</summary>
        public string? Out { get; init; }

        /// <summary>The report of the year before, which the one file is compared with; null for none.</summary>
        public string? Prior { get; init; }
    }

    /// <summary>Compile the summary of a data year.</summary>
    /// <param name="Out">The folder to write to; null for <c>./summary-YEAR</c>.</param>
    public sealed record Compile(int Year, string? Data, string? Out) : Command;

    /// <summary>List, make or revoke keys.</summary>
    public sealed record Keys(KeyAct Act, string? Data) : Command;

    /// <summary>Copy a data folder, also while it is in use.</summary>
    /// <param name="To">A folder that is empty or not there.</param>
    public sealed record Backup(string To, string? Data) : Command;

    /// <summary>Put a backup in the place of a data folder that is empty or not there.</summary>
    /// <param name="From">The backup.</param>
    public sealed record Restore(string From, string? Data) : Command;

    /// <summary>Make the database anew from the log.</summary>
    public sealed record Rebuild(string? Data) : Command;

    /// <summary>Read a data folder against itself.</summary>
    public sealed record Verify(string? Data) : Command;

    /// <summary>Verify a receipt against the file it was given for.</summary>
    /// <param name="Key">A file with the public key it must be signed with; null for the one in the receipt.</param>
    public sealed record VerifyReceipt(string Receipt, string File, string? Key) : Command;

    /// <summary>Verify an edition of the summary in a folder.</summary>
    /// <param name="Folder">Where its files are.</param>
    /// <param name="Key">A file with the public key it must be signed with; null for the one beside the signature.</param>
    /// <param name="Data">A data folder, to verify the reports it was made of as well; null for the edition alone.</param>
    public sealed record VerifyEdition(string Folder, string? Key, string? Data) : Command;

    /// <summary>File the samples through the real flow.</summary>
    public sealed record Demo : Command;

    /// <summary>Say what there is.</summary>
    public sealed record Help : Command;

    /// <summary>Something that is no command.</summary>
    /// <param name="Why">What is wrong (中文).</param>
    public sealed record Wrong(string Why) : Command;

    /// <summary>Reads the arguments; the first word is the verb, options may stand anywhere after it.</summary>
    public static Command Parse(string[] arguments)
    {
        if (Array.Exists(arguments, argument => argument is "--help" or "-h" or "-?") || arguments is ["help"])
        {
            return new Help();
        }

        return arguments switch
        {
            [] => ParseServe([]),
            ["serve", .. var rest] => ParseServe(rest),
            ["check", .. var rest] => ParseCheck(rest),
            ["compile", .. var rest] => ParseCompile(rest),
            ["backup", .. var rest] => ParseBackup(rest),
            ["restore", .. var rest] => ParseRestore(rest),
            ["rebuild", .. var rest] => ParseRebuild(rest),
            ["verify", .. var rest] => ParseVerify(rest),
            ["keys", .. var rest] => ParseKeys(rest),
            ["demo"] => new Demo(),
            ["demo", ..] => new Wrong("demo 后面不跟其他内容。"),
            [var option, ..] when option.StartsWith('-') => ParseServe(arguments),
            [var verb, ..] => new Wrong($"不认识的命令“{verb}”。"),
        };
    }

    private static Command ParseServe(string[] rest) => Arguments.Read(rest, ["--data", "--urls"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words.Count: > 0 } read => new Wrong($"不认识的内容“{read.Words[0]}”。"),
        var read => new Serve(read.Option("--data"), read.Option("--urls")),
    };

    private static Command ParseKeys(string[] rest)
    {
        const string usage = "keys 后面可以写 list、add 名称 角色 [所属单位]、bulk [单位] 或 revoke 名称；角色是 agency、office、admin 或 auditor。";
        var read = Arguments.Read(rest, ["--data", "--expires", "--out"], ["--renew"]);
        if (!TryReadDay(read.Option("--expires"), out var expiresOn))
        {
            return new Wrong("--expires 后面要写日期，如 --expires 2026-12-31。");
        }

        KeyAct? act = read.Words switch
        {
            [] or ["list"] => new KeyAct.List(),
            ["add", var name, var word] when KeysCommand.RoleOf(word) is { } role => new KeyAct.Add(name, role, Agency: null, expiresOn),
            ["add", var name, var word, var agency] when KeysCommand.RoleOf(word) is { } role => new KeyAct.Add(name, role, agency, expiresOn),
            ["bulk"] => new KeyAct.Bulk(Area: null, read.Has("--renew"), expiresOn, read.Option("--out")),
            ["bulk", var area] => new KeyAct.Bulk(area, read.Has("--renew"), expiresOn, read.Option("--out")),
            ["revoke", var name] => new KeyAct.Revoke(name),
            _ => null,
        };
        return (read.Wrong, act) switch
        {
            ({ } why, _) => new Wrong(why),
            (_, null) => new Wrong(usage),
            _ => new Keys(act, read.Option("--data")),
        };
    }

    private static bool TryReadDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return text is null || day is not null;
    }

    private static Command ParseCheck(string[] rest) => Arguments.Read(rest, ["--out", "-o", "--prior"], ["--json", "--html"]) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words.Count: 0 } => new Wrong("check 后面要写至少一个文件。"),
        var read when (read.Has("--out") || read.Has("-o")) && !read.Has("--html") => new Wrong("-o 要和 --html 一起写，如 check --html 年报.docx -o 年报.html。"),
        { Words.Count: > 1 } read when read.Has("--prior") => new Wrong("--prior 只能和一个文件一起写，如 check 2023年报.docx --prior 2022年报.docx。"),
        var read => new Check(read.Words, read.Has("--json")) { Html = read.Has("--html"), Out = read.Option("-o") ?? read.Option("--out"), Prior = read.Option("--prior") },
    };

    private static Command ParseCompile(string[] rest) => Arguments.Read(rest, ["--data", "--out"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words: [var word] } read when Http.Years.Parse(word) is { } year => new Compile(year, read.Option("--data"), read.Option("--out")),
        _ => new Wrong("compile 后面要写一个四位数的年度，如 compile 2023。"),
    };

    private static Command ParseBackup(string[] rest) => Arguments.Read(rest, ["--data"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words: [var to] } read => new Backup(to, read.Option("--data")),
        _ => new Wrong("backup 后面要写一个目录，备份写入其中，如 backup ./backup-20240115。"),
    };

    private static Command ParseRestore(string[] rest) => Arguments.Read(rest, ["--data"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words: [var from] } read => new Restore(from, read.Option("--data")),
        _ => new Wrong("restore 后面要写备份所在的目录，如 restore ./backup-20240115。"),
    };

    private static Command ParseRebuild(string[] rest) => Arguments.Read(rest, ["--data"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words: [] } read => new Rebuild(read.Option("--data")),
        var read => new Wrong($"不认识的内容“{read.Words[0]}”。"),
    };

    private static Command ParseVerify(string[] rest) => Arguments.Read(rest, ["--data", "--key"], []) switch
    {
        { Wrong: { } why } => new Wrong(why),
        { Words: [] } read when !read.Has("--key") => new Verify(read.Option("--data")),
        { Words: [var receipt, var file] } read when !read.Has("--data") => new VerifyReceipt(receipt, file, read.Option("--key")),
        { Words: [var folder] } read => new VerifyEdition(folder, read.Option("--key"), read.Option("--data")),
        _ => new Wrong("verify 后面什么也不写（核验数据目录），写汇总目录（核验汇总），或写回执文件和报告文件（核验回执）。"),
    };
}

/// <summary>Words and options, told apart.</summary>
/// <param name="Words">What is no option, in order; everything after <c>--</c> is a word.</param>
/// <param name="Options">Options with their values, as <c>--data DIR</c> or <c>--data=DIR</c>; switches with an empty one.</param>
/// <param name="Wrong">What cannot be understood (中文); null when all can.</param>
internal sealed record Arguments(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, string? Wrong)
{
    public string? Option(string name) => Options.GetValueOrDefault(name);

    public bool Has(string name) => Options.ContainsKey(name);

    public static Arguments Read(IReadOnlyList<string> given, IReadOnlyList<string> valued, IReadOnlyList<string> switches)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string>();
        for (var i = 0; i < given.Count; i++)
        {
            var (name, value) = given[i].Split('=', 2) is [var before, var after] ? (before, after) : (given[i], null);
            if (given[i] == "--")
            {
                words.AddRange(given.Skip(i + 1));
                break;
            }

            if (!given[i].StartsWith("--", StringComparison.Ordinal) && !valued.Contains(name))
            {
                words.Add(given[i]);
            }
            else if (switches.Contains(given[i]))
            {
                options[given[i]] = "";
            }
            else if (valued.Contains(name) && (value ?? given.ElementAtOrDefault(++i)) is { Length: > 0 } taken)
            {
                options[name] = taken;
            }
            else
            {
                return new([], options, valued.Contains(name) ? $"{name} 后面要写一个值。" : $"不认识的选项“{given[i]}”。");
            }
        }

        return new(words, options, null);
    }
}
