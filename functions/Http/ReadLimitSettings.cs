using System.Globalization;
using Nianbao.Documents;

namespace Nianbao.Http;

/// <summary>One limit on what a file may cost, as an operator sets it.</summary>
/// <param name="Name">In the setting.</param>
/// <param name="Unit">What is counted; a size is a number of these.</param>
/// <param name="Most">What it may be set to: depths are no larger than the stack bears.</param>
/// <param name="Get">Its value, in units.</param>
/// <param name="With">The limits with another value.</param>
public sealed record ReadLimitSetting(string Name, string Unit, int Most, Func<ReadLimits, int> Get, Func<ReadLimits, int, ReadLimits> With);

/// <summary><c>NIANBAO_READ_LIMITS</c>: what one file may cost to read, as <c>pages=300, unpacked=128</c>; what is not named keeps its default.</summary>
public static class ReadLimitSettings
{
    /// <summary>The setting.</summary>
    public const string Name = "NIANBAO_READ_LIMITS";

    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * 1024;

    /// <summary>Every limit that can be set.</summary>
    public static IReadOnlyList<ReadLimitSetting> All { get; } =
    [
        new("file", "MB", ReportIntake.SizeLimit / Megabyte, limits => limits.FileBytes / Megabyte, (limits, value) => limits with { FileBytes = value * Megabyte }),
        new("unpacked", "MB", 1024, limits => limits.UnpackedBytes / Megabyte, (limits, value) => limits with { UnpackedBytes = value * Megabyte }),
        new("entries", "entries of a packed file", 65_535, limits => limits.ZipEntries, (limits, value) => limits with { ZipEntries = value }),
        new("ratio", "times", 100_000, limits => limits.PackRatio, (limits, value) => limits with { PackRatio = value }),
        new("xml-depth", "nested elements", 256, limits => limits.XmlDepth, (limits, value) => limits with { XmlDepth = value }),
        new("xml-names", "different names", 1_000_000, limits => limits.XmlNames, (limits, value) => limits with { XmlNames = value }),
        new("xml-run", "KB without a tag", 20_480, limits => limits.XmlRun / Kilobyte, (limits, value) => limits with { XmlRun = value * Kilobyte }),
        new("html", "MB", 20, limits => limits.HtmlBytes / Megabyte, (limits, value) => limits with { HtmlBytes = value * Megabyte }),
        new("html-tags", "tags", 2_000_000, limits => limits.HtmlTags, (limits, value) => limits with { HtmlTags = value }),
        new("html-depth", "nested elements", 256, limits => limits.HtmlDepth, (limits, value) => limits with { HtmlDepth = value }),
        new("html-open", "open elements", 10_000, limits => limits.HtmlOpen, (limits, value) => limits with { HtmlOpen = value }),
        new("html-repeats", "repeated elements", 10_000_000, limits => limits.HtmlRepeats, (limits, value) => limits with { HtmlRepeats = value }),
        new("rtf-depth", "nested groups", 256, limits => limits.RtfDepth, (limits, value) => limits with { RtfDepth = value }),
        new("pages", "pages", 5_000, limits => limits.Pages, (limits, value) => limits with { Pages = value }),
        new("page-marks", "characters and lines of a page", 1_000_000, limits => limits.PageMarks, (limits, value) => limits with { PageMarks = value }),
        new("trace", "MB", 512, limits => limits.TraceBytes / Megabyte, (limits, value) => limits with { TraceBytes = value * Megabyte }),
        new("program-time", "seconds", 300, limits => (int)limits.ProgramTime.TotalSeconds, (limits, value) => limits with { ProgramTime = TimeSpan.FromSeconds(value) }),
        new("program-memory", "MB", 1024, limits => limits.ProgramMemory / Megabyte, (limits, value) => limits with { ProgramMemory = value * Megabyte }),
        new("characters", "characters", 20_000_000, limits => limits.Characters, (limits, value) => limits with { Characters = value }),
        new("paragraphs", "paragraphs", 2_000_000, limits => limits.Paragraphs, (limits, value) => limits with { Paragraphs = value }),
        new("tables", "tables", 100_000, limits => limits.Tables, (limits, value) => limits with { Tables = value }),
        new("table-depth", "nested tables", 60, limits => limits.TableDepth, (limits, value) => limits with { TableDepth = value }),
        new("rows", "rows of a table", 100_000, limits => limits.GridRows, (limits, value) => limits with { GridRows = value }),
        new("columns", "columns of a table", 2_000, limits => limits.GridColumns, (limits, value) => limits with { GridColumns = value }),
        new("cells", "cells of all tables", 4_000_000, limits => limits.Cells, (limits, value) => limits with { Cells = value }),
    ];

    /// <summary>The limits as set. Throws <see cref="WrongSettingException"/> when they cannot be used.</summary>
    /// <param name="find">Finds a setting; null or empty for one that is not set.</param>
    public static ReadLimits In(Func<string, string?> find)
    {
        var limits = ReadLimits.Default;
        foreach (var part in (find(Name) ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            var setting = All.FirstOrDefault(each => each.Name == name)
                ?? throw new WrongSettingException($"{Name} 里没有“{name}”这一项，请写成 pages=300, unpacked=128 的样子；可以设定 {string.Join('、', All.Select(each => each.Name))}。");
            limits = int.TryParse(part.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= setting.Most
                ? setting.With(limits, value)
                : throw new WrongSettingException($"{Name} 里的 {name} 请填 1 到 {setting.Most} 之间的整数，如 {name}={setting.Get(ReadLimits.Default)}。");
        }

        return limits;
    }
}
