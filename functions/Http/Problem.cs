using System.Globalization;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A refusal as problem details (RFC 9457).</summary>
/// <param name="Type">Stable English address for programs, as <c>/problems/unknown-agency</c>.</param>
/// <param name="Title">What is wrong, in few words (中文).</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do about it (中文).</param>
/// <param name="TraceId">Where to find it in the logs; only for faults of ours.</param>
/// <param name="Errors">What is wrong line by line; only for rosters.</param>
public sealed record ProblemView(
    string Type, string Title, int Status, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RosterError>? Errors = null);

/// <summary>Every refusal there is, each said in one place.</summary>
public static class Problem
{
    public static Answer UnknownRoute { get; } = ProblemKind.UnknownRoute.Because("请检查地址是否写对；接口地址以 /api/ 开头。");

    public static Answer NotSignedIn { get; } = ProblemKind.NotSignedIn.Because("请在请求头 Authorization: Bearer 或 X-Api-Key 中附上本单位的访问密钥；没有密钥请向主管部门领取。").Challenged();

    public static Answer BadKey { get; } = ProblemKind.BadKey.Because("密钥不存在、已停用或不完整，请核对后重试；确已停用的，请向主管部门领取新的密钥。").Challenged();

    public static Answer SessionEnded { get; } = ProblemKind.SessionEnded.Because("登录已过期，或所用的访问密钥已停用，请重新登录。").Challenged();

    public static Answer CrossSite { get; } = ProblemKind.CrossSite.Because("这个操作不是从本系统的页面发出的，没有办理；请在本系统的页面上重试，程序调用请改用访问密钥。");

    public static Answer UnknownPrincipal { get; } = ProblemKind.UnknownPrincipal.Because("平台已确认您的账号，但它还没有在本系统登记；请系统管理员为它登记角色和单位，或改用访问密钥。");

    public static Answer SessionNeedsKey { get; } = ProblemKind.SessionNeedsKey.Because("请把访问密钥放在请求头 Authorization: Bearer 中再登录；不能用已有的登录换取新的登录。");

    public static Answer RoleNotAllowed { get; } = ProblemKind.RoleNotAllowed.Because("这把访问密钥不能做这件事，请换用有权限的密钥，或请主管部门办理。");

    public static Answer NotYourAgency { get; } = ProblemKind.NotYourAgency.Because("这把访问密钥不属于所填的单位，请核对统一社会信用代码，或换用该单位的密钥。");

    public static Answer NotYourArea { get; } = ProblemKind.NotYourArea.Because("这把访问密钥只管辖本级及下级单位，请核对单位或地区。");

    public static Answer NotFound { get; } = ProblemKind.NotFound.Because("没有这一项，或它不属于本单位；请核对编号。");

    public static Answer NothingCompiled { get; } = ProblemKind.NothingCompiled.Because("这个年度还没有汇总过，请先用 POST 方式汇总一次。");

    public static Answer BadYear { get; } = ProblemKind.BadYear.Because("地址中的年度要写成四位数，如 2023。");

    public static Answer TooLarge { get; } = ProblemKind.TooLarge.Because("文件不能超过 20 MB，请压缩文件中的图片或删去附件后重新上传。");

    public static Answer FilingTooLarge { get; } = ProblemKind.TooLarge.Because(
        $"一个文件不能超过 20 MB，一次报送的文件合起来不能超过 {BatchLimits.MostMegabytes} MB；请压缩文件中的图片、删去附件，或分几次报送。");

    public static Answer UnpacksTooLarge { get; } = ProblemKind.UnpacksTooLarge.Because("文件展开后超过 64 MB，请删去其中的图片和附件，只保留年度报告本身后重新上传。");

    public static Answer TooManyFiles(int limit) => ProblemKind.TooManyFiles.Because($"一次最多报送 {limit} 个文件（压缩包里的逐个计算），没有保存；请分几次报送。");

    public static Answer BatchTooLarge(int megabytes) => ProblemKind.BatchTooLarge.Because($"一次报送的文件合起来不能超过 {megabytes} MB，没有保存；请分几次报送。");

    public static Answer BodyTooLarge { get; } = ProblemKind.BodyTooLarge.Because("这次发送的内容超过了本接口的上限，请分几次发送。");

    public static Answer NeverADocument { get; } = ProblemKind.NeverADocument.Because("上传的是程序、音频或视频之类的文件，请上传年度报告的 Word、网页或文本文件。");

    public static Answer NotMultipart { get; } = ProblemKind.NotMultipart.Because("请用 multipart/form-data 方式上传，文件放在 file 一栏。");

    public static Answer NotJson { get; } = ProblemKind.NotJson.Because("请用 application/json 格式发送。");

    public static Answer NotCsv { get; } = ProblemKind.NotCsv.Because("请用 text/csv 格式发送表格。");

    public static Answer UnknownAgency { get; } = ProblemKind.UnknownAgency.Because("请核对 18 位统一社会信用代码；确属新设单位的，请主管部门先把它加入名录。");

    public static Answer YearNotOpen(string detail) => ProblemKind.YearNotOpen.Because(detail);

    public static Answer UnknownScope { get; } = ProblemKind.ScopeNotOpen.Because("scope 只能填 own（本单位）或 area（本地区汇总），也可以不填。");

    public static Answer ScopeNotOpen(string detail) => ProblemKind.ScopeNotOpen.Because(detail);

    public static Answer MalformedUpload(string detail) => ProblemKind.MalformedUpload.Because(detail);

    public static Answer MalformedBody(string detail) => ProblemKind.MalformedBody.Because(detail);

    public static Answer MalformedRoster(IReadOnlyList<RosterError> errors) => RosterProblem(ProblemKind.MalformedRoster, errors);

    public static Answer MalformedSheet(IReadOnlyList<RosterError> errors) => RosterProblem(ProblemKind.MalformedSheet, errors);

    public static Answer RosterOutsideArea(IReadOnlyList<RosterError> errors) => RosterProblem(ProblemKind.NotYourArea, errors);

    public static Answer MalformedCalendar(IReadOnlyList<string> faults) => ProblemKind.MalformedCalendar.Because(Listed(faults));

    public static Answer MalformedTemplate(IReadOnlyList<string> faults) => ProblemKind.MalformedTemplate.Because(Listed(faults));

    public static Answer Changed { get; } = ProblemKind.Changed.Because("从您读取以后，已有人改过这一项，没有保存；请重新读取，在新的内容上修改。");

    public static Answer Disagreement(string detail) => ProblemKind.Disagreement.Because(detail);

    public static Answer BadQuery(string detail) => ProblemKind.BadQuery.Because(detail);

    public static Answer Conflict(string detail) => ProblemKind.Conflict.Because(detail);

    public static Answer UnknownFinding { get; } = ProblemKind.UnknownFinding.Because("所指的问题不在这一版的结果里，或不能这样处理：说明和免予说明只对疑问，保留只对错误。请按结果中的 fingerprint 或 rule 指明。");

    public static Answer IdempotencyKeyReused { get; } = ProblemKind.IdempotencyKeyReused.Because("请为新的请求换一个 Idempotency-Key。");

    public static Answer BadIdempotencyKey { get; } = ProblemKind.BadIdempotencyKey.Because("Idempotency-Key 只能有一个，长度为 1 到 200 个字符。");

    public static Answer MethodNotAllowed(string path, string allowed) =>
        ProblemKind.MethodNotAllowed.Because($"{path} 只接受 {allowed}。").With("Allow", allowed);

    /// <summary>What the server itself finds wrong with a request while it is being read.</summary>
    public static Answer Malformed(int status) => status == ProblemKind.TooSlow.Status
        ? ProblemKind.TooSlow.Because("内容没有在规定的时间内发送完，没有保存；请检查网络后重新发送。")
        : ProblemKind.MalformedRequest.Because("请求没有发送完整或不符合 HTTP 规范，请重新发送。");

    public static Answer TooManyCalls(TimeSpan wait) => ProblemKind.TooManyCalls.Because($"请在 {Seconds(wait)} 秒后再试。").With("Retry-After", Seconds(wait));

    /// <summary>Nothing was stored; sent again later it may be.</summary>
    public static Answer StoreFails(StoreFault fault) => fault switch
    {
        StoreFault.Full => ProblemKind.StorageFull.Because("系统的存储空间已满，这次没有保存任何内容；请稍后重新发送，并告诉系统管理员。"),
        StoreFault.ReadOnly => ProblemKind.StorageReadOnly.Because("系统的存储现在只能读取，这次没有保存任何内容；请稍后重新发送，并告诉系统管理员。").With("Retry-After", "30"),
        _ => ProblemKind.StorageBusy.Because("系统现在忙不过来，这次没有保存任何内容；请稍后重新发送。").With("Retry-After", "30"),
    };

    public static Answer ContentMismatch(string detail) => ProblemKind.ContentMismatch.Because(detail);

    public static Answer TooManyBadKeys(TimeSpan wait) =>
        ProblemKind.TooManyBadKeys.Because($"请核对访问密钥，{Seconds(wait)} 秒后再试。").With("Retry-After", Seconds(wait));

    public static Answer Busy { get; } = ProblemKind.Busy.Because("现在同时上传的文件太多，没有保存；请几秒钟后重新上传。").With("Retry-After", "5");

    public static Answer OurFault(string traceId) => Answer.Of(500, new ProblemView(
        ProblemKind.OurFault.Uri, ProblemKind.OurFault.Title, 500, "这是系统的问题，不是文件的问题。请稍后再试；仍不行时，请把编号告诉系统管理员。", traceId));

    /// <summary>The first faults; all of a wrong file would say the same many times over.</summary>
    private static string Listed(IReadOnlyList<string> faults) => $"有 {faults.Count} 处错误，没有保存：{string.Concat(faults.Take(20))}";

    /// <summary>The first errors by line; all of a wrong file would say the same many times over.</summary>
    private static Answer RosterProblem(ProblemKind kind, IReadOnlyList<RosterError> errors) => Answer.Of(kind.Status, new ProblemView(
        kind.Uri, kind.Title, kind.Status, $"有 {errors.Count} 处错误，没有保存任何一行；请按所列的行号改正后重新发送。", Errors: [.. errors.Take(100)]));

    private static Answer Challenged(this Answer refusal) => refusal.With("WWW-Authenticate", "Bearer realm=\"nianbao\"");

    /// <summary>Whole seconds, at least one, so that who waits as told is not refused again.</summary>
    private static string Seconds(TimeSpan wait) => ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
}
