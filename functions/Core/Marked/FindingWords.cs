using System.Diagnostics;
using Nianbao.Figures;
using Nianbao.Findings;

namespace Nianbao.Marked;

/// <summary>How the page says what kind of thing something is; never by its colour alone.</summary>
internal static class FindingWords
{
    public static string ClassOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string WordOf(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "疑问",
        Severity.Info => "提示",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string SignOf(Severity severity) => severity switch
    {
        Severity.Error => "✕",
        Severity.Warning => "！",
        Severity.Info => "ｉ",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string SentenceOf(CheckedReport report) => report.Verdict switch
    {
        Verdict.Accepted => "没有要改正或说明的",
        Verdict.AwaitingExplanation => "有疑问，请逐条说明或改正",
        Verdict.Returned => "有错误，请改正后重新报送",
        Verdict.Unreadable => "文件无法识别，请按下面的说明换一个文件",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string ClassOf(FigureState state) => state switch
    {
        FigureState.Number => "number",
        FigureState.Blank => "blank",
        FigureState.NotApplicable => "na",
        FigureState.Unparsed => "unparsed",
        var other => throw new UnreachableException(other.ToString()),
    };

    /// <summary>The same in as few words as fit into a narrow cell.</summary>
    public static string ShortReadingOf(ReadFigure figure) => figure.State == FigureState.Blank ? "空白" : ReadingOf(figure);

    /// <summary>What was read, as a phrase.</summary>
    public static string ReadingOf(ReadFigure figure) => figure.State switch
    {
        FigureState.Number => $"读作 {Evaluation.Print(figure.Value ?? 0)}{(figure.Unit is { } unit ? $" {unit}" : "（未注明单位）")}",
        FigureState.Blank => "空白，不当作 0",
        FigureState.NotApplicable => "不适用",
        FigureState.Unparsed => "没有读成数字",
        var other => throw new UnreachableException(other.ToString()),
    };
}
