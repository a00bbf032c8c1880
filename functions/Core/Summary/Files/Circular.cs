using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>What an office wants in its circular.</summary>
/// <param name="Lists">Which lists; at least one.</param>
/// <param name="Kind">Only agencies of this kind; null for all.</param>
/// <param name="OverdueOnly">Whether to list only whose deadline has passed; who has no deadline is then not listed either.</param>
public sealed record CircularChoices(IReadOnlyCollection<CircularList> Lists, AgencyKind? Kind, bool OverdueOnly)
{
    /// <summary>All lists, of all agencies.</summary>
    public static CircularChoices All { get; } = new(Enum.GetValues<CircularList>(), null, false);
}

/// <summary>The lists of a circular.</summary>
public enum CircularList
{
    /// <summary>未报送: nothing has been sent.</summary>
    Missing,

    /// <summary>未通过: something has been sent, and is not accepted.</summary>
    Open,

    /// <summary>逾期报送: accepted for the first time after the deadline.</summary>
    Late,
}

/// <summary>One agency in a list of a circular.</summary>
/// <param name="Region">The name of its region.</param>
/// <param name="Duty">Its duty.</param>
public sealed record CircularLine(string Region, DutyProgress Duty)
{
    /// <summary>What it is (中文).</summary>
    public string Kind => AgencyWords.NameOf(Duty.Agency.Kind);

    /// <summary>Its deadline; that none was set where there is none.</summary>
    public string Deadline => Duty.Due is { } due ? Circular.Print(due.Day) : "未规定";

    /// <summary>When it was first accepted, a Beijing date; empty when it never was.</summary>
    public string AcceptedOn => Duty.FirstAcceptedAt is { } first ? Circular.Print(Beijing.DateOf(first)) : "";
}

/// <summary>A list of a circular.</summary>
/// <param name="List">Which.</param>
/// <param name="Title">Its heading (中文).</param>
/// <param name="Lines">By region, then kind, then id.</param>
public sealed record CircularSection(CircularList List, string Title, IReadOnlyList<CircularLine> Lines);

/// <summary>
/// The circular (通报) an office publishes: how far its area is, and who is missing or late, by region and kind. The same progress and
/// choices give the same bytes in every kind of file.
/// </summary>
public sealed class Circular
{
    private const string Government = "人民政府";

    private readonly YearProgress progress;

    private Circular(YearProgress progress, CircularChoices choices)
    {
        this.progress = progress;
        Choices = choices;
        Overview = ProgressOverview.Of(progress);
        Sections = [.. Enum.GetValues<CircularList>().Where(choices.Lists.Contains).Select(SectionOf)];
    }

    /// <summary>What was wanted.</summary>
    public CircularChoices Choices { get; }

    /// <summary>The counts; of all kinds of agencies, whatever is listed.</summary>
    public ProgressOverview Overview { get; }

    /// <summary>The lists that were wanted; a list may be empty.</summary>
    public IReadOnlyList<CircularSection> Sections { get; }

    /// <summary>Its heading (中文).</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"关于{Place}{progress.Calendar.Year}年度政府信息公开工作年度报告报送情况的通报");

    /// <summary>Of which moment it speaks (中文).</summary>
    public string AsOf
    {
        get
        {
            var (day, time) = (Beijing.DateOf(progress.At), Beijing.TimeOf(progress.At));
            return string.Create(CultureInfo.InvariantCulture, $"北京时间{day:yyyy年M月d日} {time:HH:mm}");
        }
    }

    /// <summary>The counts in a sentence (中文).</summary>
    public string Sentence
    {
        get
        {
            var total = Overview.Total;
            (string Name, int Count)[] open = [("已退回", total.Returned), ("待说明", total.Awaiting), ("核对中", total.Checking)];
            var notAccepted = string.Concat(open.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"、{part.Name}{part.Count}家")));
            return string.Create(CultureInfo.InvariantCulture,
                $"应报送{total.Duties}家，已报送{total.Filed}家，其中已接收{total.Accepted}家{notAccepted}；未报送{total.Missing}家。逾期{total.Late}家，其中至今没有接收的{total.Overdue}家。");
        }
    }

    /// <summary>What the lists leave out, sentences (中文); may be empty.</summary>
    public IEnumerable<string> Remarks()
    {
        if (Choices.Kind is { } kind)
        {
            yield return $"以下名单只列{AgencyWords.NameOf(kind)}。";
        }

        if (Choices.OverdueOnly)
        {
            yield return "以下名单只列报送期限已过的单位。";
        }

        if (Overview.Total.WithoutDeadline is > 0 and var count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"有{count}家单位条例没有规定报送期限，主管部门也没有设定，不计入逾期。");
        }
    }

    /// <summary>Makes the circular of a year's progress.</summary>
    public static Circular Of(YearProgress progress, CircularChoices choices) => new(progress, choices);

    /// <summary>As a document in the layout of official papers (GB/T 9704), to be completed and signed: DOCX.</summary>
    public byte[] ToDocument() => CircularDocument.Write(this);

    /// <summary>As a workbook, a sheet for the counts and one for each list: XLSX.</summary>
    public byte[] ToWorkbook() => CircularWorkbook.Write(this);

    internal static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A place as papers name it: a government's name without the government.</summary>
    internal static string PlaceOf(string name) =>
        name.Length > Government.Length && name.EndsWith(Government, StringComparison.Ordinal) ? name[..^Government.Length] : name;

    private string Place => Overview.HasTop ? PlaceOf(Overview.AreaName) : "";

    private CircularSection SectionOf(CircularList list)
    {
        var names = Overview.Regions.Select((region, i) => (region.Id, region.Name, Order: i)).ToDictionary(region => region.Id, StringComparer.Ordinal);
        var lines = from duty in progress.Duties
                    where IsIn(list, duty) && (Choices.Kind is null || duty.Agency.Kind == Choices.Kind) && (!Choices.OverdueOnly || duty.IsLate)
                    let region = names[Overview.RegionOf(duty.Agency)]
                    orderby region.Order, duty.Agency.Kind
                    select new CircularLine(PlaceOf(region.Name), duty);
        return new(list, TitleOf(list), [.. lines]);
    }

    private static bool IsIn(CircularList list, DutyProgress duty) => list switch
    {
        CircularList.Missing => duty.State == DutyState.Missing,
        CircularList.Open => duty.State is not (DutyState.Missing or DutyState.Accepted),
        _ => duty.State == DutyState.Accepted && duty.IsLate,
    };

    private static string TitleOf(CircularList list) => list switch
    {
        CircularList.Missing => "未报送的单位",
        CircularList.Open => "已报送、还没有接收的单位",
        _ => "逾期报送的单位",
    };
}
