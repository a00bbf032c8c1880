using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>
/// Finds calls that name two agencies, or two years: what is authorised is the command itself, so its parts must not be able to
/// speak of different filings.
/// </summary>
public static class Claims
{
    /// <summary>The refusal when path and query disagree; null when they do not.</summary>
    public static Answer? DisagreementIn(HttpCall call)
    {
        var (agency, year) = NamedByPath(call);
        return DisagreementIn(call, agency, year);
    }

    /// <summary>The refusal when the query names another agency or year than these; null when it does not.</summary>
    public static Answer? DisagreementIn(HttpCall call, string? agency, int? year)
    {
        var query = call.Http.Request.Query;
        var repeated = query.FirstOrDefault(parameter => parameter.Value.Count > 1).Key;
        if (repeated is not null)
        {
            return Problem.Disagreement($"查询条件 {repeated} 写了不止一次，请只写一次。");
        }

        if (agency is not null && call.Query("agency") is { } otherAgency && otherAgency != agency)
        {
            return Problem.Disagreement("地址、查询条件和内容中的单位不一致，请改成同一个单位。");
        }

        return year is not null && call.Query("year") is { } otherYear && otherYear != year.Value.ToString(CultureInfo.InvariantCulture)
            ? Problem.Disagreement("地址、查询条件和内容中的年度不一致，请改成同一个年度。")
            : null;
    }

    private static (string? Agency, int? Year) NamedByPath(HttpCall call)
    {
        if (call.Path.TryGetValue("id", out var id) && SubmissionId.Parse(id) is { } submission)
        {
            return (submission.Filing.Agency, submission.Filing.Year);
        }

        return (call.Path.GetValueOrDefault("agency"), call.Path.TryGetValue("year", out var year) ? Years.Parse(year) : null);
    }
}

/// <summary>Reads data years.</summary>
public static class Years
{
    /// <summary>Four digits; null for anything else.</summary>
    public static int? Parse(string? text) =>
        text is { Length: 4 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
