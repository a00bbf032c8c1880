using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>
/// The statutory dates: 政府信息公开条例 of 2007 (国务院令第492号) art. 31 up to data year 2018, as revised in 2019 (国务院令第711号)
/// art. 49 from data year 2019 on.
/// </summary>
public static class StatutoryDates
{
    private const int LastYearUnderFirstRegulation = 2018;

    /// <summary>The last Beijing date on which a report is in time; null where the law names none and the office sets the date.</summary>
    public static DateOnly? Of(AgencyKind kind, int year) => kind switch
    {
        _ when year <= LastYearUnderFirstRegulation => new(year + 1, 3, 31),
        AgencyKind.Department => new(year + 1, 1, 31),
        AgencyKind.Government => new(year + 1, 3, 31),
        _ => null,
    };
}
