using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Generator.Drawing;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>Programs that print the cases of the corpus as PDF, each in its own way.</summary>
internal static partial class PdfProducers
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>Prints one case without any program.</summary>
    public static byte[] Drawn(SampleCase sample) => PdfDrawing.Print(DrawnReport.Of(sample.Report));

    /// <summary>Prints all cases with LibreOffice, as Word files of that layout.</summary>
    public static IReadOnlyDictionary<string, byte[]> LibreOffice(OfficeLayout layout)
    {
        using var folder = new EmptyFolder();
        foreach (var sample in SampleCases.All)
        {
            File.WriteAllBytes(Path.Combine(folder.Path, sample.Id + ".docx"), layout.Of(SampleKinds.Print(sample.Report, "docx")));
        }

        string[] files = [.. Directory.EnumerateFiles(folder.Path, "*.docx")];
        Run("soffice", ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder.Path, "profile"))}", "--convert-to", "pdf", "--outdir", folder.Path, .. files]);
        return SampleCases.All.ToDictionary(sample => sample.Id, sample => File.ReadAllBytes(Path.Combine(folder.Path, sample.Id + ".pdf")));
    }

    /// <summary>Prints all cases with Chromium, as pages of a web site.</summary>
    public static IReadOnlyDictionary<string, byte[]> Chromium()
    {
        const string style = "<style>@page{margin:12mm}table{border-collapse:collapse;font-size:8pt}td{border:1px solid;padding:3px 2px}tr{break-inside:avoid}tr:nth-child(-n+3){break-after:avoid}tr:nth-child(n+4) td:nth-last-child(-n+7):not(:first-child){white-space:nowrap}</style>";
        using var folder = new EmptyFolder();
        SampleCases.All.AsParallel().WithDegreeOfParallelism(2).ForAll(sample =>
        {
            var page = Path.Combine(folder.Path, sample.Id + ".html");
            File.WriteAllText(page, Encoding.UTF8.GetString(SampleKinds.Print(sample.Report, "html")).Replace("</head>", style + "</head>", StringComparison.Ordinal));
            Run("chromium", ["--no-sandbox", "--headless", "--disable-gpu", $"--user-data-dir={Path.Combine(folder.Path, sample.Id)}", $"--print-to-pdf={Path.ChangeExtension(page, ".pdf")}", page]);
        });
        return SampleCases.All.ToDictionary(sample => sample.Id, sample => File.ReadAllBytes(Path.Combine(folder.Path, sample.Id + ".pdf")));
    }

    private static void Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }
    }

    /// <summary>How a Word file is laid out: an office program writes the widths of columns, which the samples leave out.</summary>
    /// <param name="Page">The page of the section.</param>
    /// <param name="Widths">By the number of columns; twentieths of a point.</param>
    /// <param name="HeaderRows">How many rows are repeated on every page, by the number of columns; such tables also break no row.</param>
    internal sealed partial record OfficeLayout(string Page, Func<int, IEnumerable<int>> Widths, Func<int, int> HeaderRows)
    {
        /// <summary>An upright page; contents stand in the middle of their cells' height; pages break rows and repeat no header.</summary>
        public static OfficeLayout Upright { get; } = new(
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"720\" w:bottom=\"1440\" w:left=\"720\"/>",
            columns => columns switch
            {
                3 => [6400, 1600, 2200],
                4 => [4400, 2000, 2000, 2000],
                10 => [800, 800, 1400, .. Enumerable.Repeat(1060, 7)],
                _ => Enumerable.Repeat(10400 / columns, columns),
            },
            _ => 0);

        /// <summary>A page on its side; headers are repeated, and no row is broken.</summary>
        public static OfficeLayout Sideways { get; } = new(
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\"/>",
            columns => columns == 10 ? [1300, 1500, 2700, .. Enumerable.Repeat(1200, 7)] : Enumerable.Repeat(13900 / columns, columns),
            columns => columns >= 10 ? 3 : 1);

        public byte[] Of(byte[] docx)
        {
            using var stream = new MemoryStream();
            stream.Write(docx);
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                var body = archive.GetEntry("word/document.xml")!;
                string xml;
                using (var reader = new StreamReader(body.Open()))
                {
                    xml = reader.ReadToEnd();
                }

                body.Delete();
                using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
                writer.Write(TableMarkup().Replace(xml, table => Laid(table.Value)).Replace("</w:body>", $"<w:sectPr>{Page}</w:sectPr></w:body>", StringComparison.Ordinal));
            }

            return stream.ToArray();
        }

        private string Laid(string table)
        {
            var columns = ColumnMarkup().Count(table);
            var widths = new Queue<int>(Widths(columns));
            var (headers, row) = (HeaderRows(columns), 0);
            table = ColumnMarkup().Replace(table, _ => string.Create(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{widths.Dequeue()}\"/>"));
            table = CellMarkup().Replace(table, "<w:tc><w:tcPr>$1<w:vAlign w:val=\"center\"/></w:tcPr>");
            return headers == 0 ? table : RowMarkup().Replace(table, _ => $"<w:tr><w:trPr><w:cantSplit/>{(row++ < headers ? "<w:tblHeader/>" : "")}</w:trPr>");
        }

        [GeneratedRegex("<w:tbl>.*?</w:tbl>", RegexOptions.Singleline)]
        private static partial Regex TableMarkup();

        [GeneratedRegex("<w:gridCol ?/>")]
        private static partial Regex ColumnMarkup();

        [GeneratedRegex("<w:tr>")]
        private static partial Regex RowMarkup();

        [GeneratedRegex("<w:tc>(?:<w:tcPr ?/>|<w:tcPr>(.*?)</w:tcPr>)?", RegexOptions.Singleline)]
        private static partial Regex CellMarkup();
    }
}
