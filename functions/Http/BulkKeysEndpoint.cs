using System.Globalization;
using System.Text;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Makes a key for every agency of an area and gives them as one file, to be handed out.</summary>
public sealed class BulkKeysEndpoint(KeyRing keys, ISubmissionStore store, AccessControl access, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/keys/bulk"), Callers.Deciders, RouteLimits.WholeYear, MakeAsync, new("为一个地区的全部单位新建访问密钥，只给出这一次")
        {
            Query =
            [
                AreaOutcome.Parameter, new("renew", "true：已有密钥的单位也换新，原密钥停用；不填只给还没有的单位"),
                new("expiresOn", "有效期的最后一天，如 2026-12-31；不填为长期"),
            ],
            Answers = [AnswerShape.File("text/csv")],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
    ];

    private async Task<Answer> MakeAsync(HttpCall call, CancellationToken cancellation)
    {
        var today = Beijing.DateOf(time.GetUtcNow());
        if (call.Query("renew") is not (null or "true" or "false"))
        {
            return Problem.BadQuery("renew 只能是 true（换新）或 false。");
        }

        if (!TryReadEnd(call.Query("expiresOn"), out var expiresOn) || expiresOn < today)
        {
            return Problem.BadQuery("expiresOn 请写成 2026-12-31 的样子，不早于今天。");
        }

        var area = await access.FindAreaAsync(call, cancellation);
        if (area is not AreaOutcome.Allowed { Top: var top })
        {
            return ((AreaOutcome.Refused)area).Why;
        }

        if (top is not null && !await access.MayAsync(call.Caller, Right.HandOutKeys, top, cancellation))
        {
            return Problem.NotYourArea;
        }

        var agencies = (await Roster.LoadAsync(store, cancellation)).Within(top, today).Where(agency => agency.IsActiveOn(today)).ToList();
        var made = await keys.MakeForAsync(agencies, call.Query("renew") == "true", expiresOn, call.Caller.Name, cancellation);
        return Answer.Download(KeySheet.Print(agencies, made), $"访问密钥-{today:yyyy-MM-dd}.csv", "text/csv; charset=utf-8");
    }

    private static bool TryReadEnd(string? text, out DateOnly? end)
    {
        end = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return text is null || end is not null;
    }
}

/// <summary>New keys as a file to hand out: CSV in UTF-8 with a byte order mark.</summary>
public static class KeySheet
{
    /// <summary>In the order of the agencies; those without a new key are left out.</summary>
    public static byte[] Print(IReadOnlyList<Agency> agencies, IReadOnlyList<KeyOutcome.Made> made)
    {
        var names = agencies.ToDictionary(agency => agency.Id, agency => agency.Name, StringComparer.Ordinal);
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, "统一社会信用代码", "名称", "密钥名称", "访问密钥", "有效期至");
        foreach (var (key, secret) in made)
        {
            Csv.AppendRecord(csv, key.Agency!, names[key.Agency!], key.Name, secret!, key.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }
}
