using System.Globalization;
using Nianbao.Intake;

namespace Nianbao.Documents;

/// <summary>Every sentence a filer reads when her file cannot be read: what it is, and what to send instead.</summary>
internal static class Refusals
{
    private const string SaveAsDocx = "请用 Word 或 WPS 打开，另存为 .docx 后重新上传。";

    public static ReadOutcome.Unreadable Empty(long bytes) => new("empty", bytes == 0
        ? "文件是空的（0 字节）。可能是上传中断或者另存时出错，请打开原件确认有内容后重新上传。"
        : "文件里只有空白，没有任何内容。请打开原件确认有内容后重新上传。");

    public static ReadOutcome.Unreadable NoText() =>
        new("empty", "文件里没有任何文字。如果内容是图片或者扫描件，请上传可以选中文字的 Word 原件（.docx）。");

    /// <summary>A Word or Excel file without a word of text, but with pictures.</summary>
    public static ReadOutcome.Unreadable OnlyPictures(FileKind kind) => new("scanned", kind == FileKind.Xlsx
        ? "这个 Excel 文件里只有图片（截图或者扫描件），单元格里没有文字和数字，无法核对。请把数据填进单元格，或者上传填有文字和数字的 Word 原件（.docx）。"
        : "这个 Word 文件里只有图片（截图或者扫描件），没有可以选中的文字，无法核对。请上传当初用 Word 或 WPS 写成的原件（.docx），不要把扫描件插入 Word。");

    public static ReadOutcome.Unreadable TooLarge(long bytes, int limit) => new("too-large", string.Create(
        CultureInfo.InvariantCulture, $"文件太大（{bytes / 1024.0 / 1024.0:F1} MB），上限是 {limit / 1024 / 1024} MB。请删去或压缩文中的图片后重新上传。"));

    public static ReadOutcome.Unreadable OverLimit(string exceeded) =>
        new("too-large", $"{exceeded}，为了安全没有继续读取。请只保留年报正文和表格，{SaveAsDocx}");

    public static ReadOutcome.Unreadable Damaged() =>
        new("damaged", $"文件已损坏或者没有传完整，无法打开。{SaveAsDocx}如果 Word 或 WPS 也打不开，请使用备份的原件。");

    public static ReadOutcome.Unreadable Encrypted() =>
        new("encrypted", "文件设置了打开密码，无法读取。请用 Word 或 WPS 打开，取消密码，另存为 .docx 后重新上传。");

    public static ReadOutcome.Unreadable BinaryWorkbook() =>
        new("kind-not-read", "这是 Excel 二进制工作簿（.xlsb），不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。");

    public static ReadOutcome.Unreadable OldWord() =>
        new("kind-not-read", $"这是 Word 6.0 或 Word 95 保存的文件，格式太旧，不能直接读取。{SaveAsDocx}");

    /// <summary>A file with pages on which there are only pictures.</summary>
    public static ReadOutcome.Unreadable Scanned(FileKind kind) => new("scanned", string.Create(CultureInfo.InvariantCulture,
        $"这个 {NameOf(kind)} 文件每一页都是图片（扫描件），除页码以外没有可以选中的文字，无法核对。请上传 Word 原件（.docx），或者由 Word、WPS 直接“另存为 {NameOf(kind)}”的文件。"));

    /// <summary>A file whose characters are shapes without meaning.</summary>
    public static ReadOutcome.Unreadable NoMeaning(FileKind kind) => new("no-unicode", string.Create(CultureInfo.InvariantCulture,
        $"这个 {NameOf(kind)} 文件里的文字只有字形，没有对应的字符编码（复制出来是乱码），无法核对。请上传 Word 原件（.docx），或者由 Word、WPS 重新“另存为 {NameOf(kind)}”。"));

    /// <summary>A file with pages that asks for a password.</summary>
    public static ReadOutcome.Unreadable EncryptedPages(FileKind kind) => new("encrypted", string.Create(CultureInfo.InvariantCulture,
        $"这个 {NameOf(kind)} 文件设置了打开密码，无法读取。请取消密码后重新上传，或者上传 Word 原件（.docx）。"));

    /// <summary>A file with pages that is damaged.</summary>
    public static ReadOutcome.Unreadable DamagedPages(FileKind kind) => new("damaged", string.Create(CultureInfo.InvariantCulture,
        $"这个 {NameOf(kind)} 文件已损坏或者没有传完整，无法完整读取。请重新上传完整的文件；如果仍然不行，请上传 Word 原件（.docx）。"));

    /// <summary>A file that took a program too long, or too much memory.</summary>
    public static ReadOutcome.Unreadable TooCostly(FileKind kind, ReadLimits limits) => new("too-large", string.Create(CultureInfo.InvariantCulture,
        $"这个 {NameOf(kind)} 文件过于复杂，在规定的时间（{limits.ProgramTime.TotalSeconds:0} 秒）、内存（{limits.ProgramMemory / 1024 / 1024} MB）和输出（{limits.TraceBytes / 1024 / 1024} MB）内无法读取。请只保留年报正文和表格，或者上传 Word 原件（.docx）。"));

    public static ReadOutcome.Unreadable OldExcel() =>
        new("kind-not-read", "这是 Excel 5.0 或 Excel 95 保存的文件，格式太旧，不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。");

    public static ReadOutcome.Unreadable NoReportInside(bool holdsArchive) => new("kind-not-read", holdsArchive
        ? "压缩包里还有压缩包。请全部解压后上传其中的年报文件（.docx）。"
        : "压缩包里没有可以读取的年报文件。请解压后确认内容，上传其中的年报文件（.docx）。");

    public static ReadOutcome.Unreadable SeveralReports(IReadOnlyList<string> names, int count) => new("several-reports", string.Create(
        CultureInfo.InvariantCulture, $"压缩包里有 {count} 个文件：“{string.Join("”、“", names)}”{(count > names.Count ? "等" : "")}，不能确定哪一个是年报。请只上传年报文件；有几份年报的，请逐份上传。"));

    public static ReadOutcome.Unreadable NotRead(FileKind kind) => new("kind-not-read", kind switch
    {
        FileKind.Pdf => "这是 PDF 文件，本系统没有安装读取它所需的程序，不能读取。请上传 Word 原件（.docx）。",
        FileKind.Odt => $"这是 OpenDocument 文本（.odt），不能直接读取。{SaveAsDocx}",
        FileKind.Ods => "这是 OpenDocument 表格（.ods），不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。",
        FileKind.Uof => "这是标文通（UOF）文件，不能直接读取。请用 WPS 打开，另存为 .docx（文字）或 .xlsx（表格）后重新上传。",
        FileKind.WordXml2003 => $"这是 Word 2003 XML 格式的文件（扩展名可能是 .xml 或 .doc），不能直接读取。{SaveAsDocx}",
        FileKind.ExcelXml2003 => "这是 Excel 2003 XML 表格（扩展名可能是 .xml 或 .xls），不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。",
        FileKind.Slides => "这是演示文稿（PPT），不能作为年报。请上传年报的 Word 原件（.docx）。",
        FileKind.Archive => "这是压缩包（rar、7z 或 gz）。请解压后上传其中的年报文件（.docx）。",
        FileKind.Image => "这是图片（照片、截图或者扫描件），里面的文字无法核对。请上传年报的 Word 原件（.docx）；手头只有图片的，请向起草人要原件。",
        FileKind.Ole => "这是旧版 Office 格式的文件，但里面找不到 Word 文档或者 Excel 表格；文件没有传完整时也会这样。请打开原件确认内容完整，另存为 .docx 后重新上传。",
        FileKind.Binary => "这不是文档，而是程序、音视频或其他数据文件。请上传年报的 Word 原件（.docx）。",
        _ => "无法识别这个文件的格式。请上传年报的 Word 原件（.docx）。",
    });

    private static string NameOf(FileKind kind) => kind == FileKind.Ofd ? "OFD" : "PDF";
}
