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
    public static Answer UnknownRoute { get; } = Of(404, "unknown-route", "没有这个地址", "请检查地址是否写对；接口地址以 /api/ 开头。");

    public static Answer NotSignedIn { get; } = Of(401, "not-signed-in", "需要访问密钥", "请在请求头 Authorization: Bearer 或 X-Api-Key 中附上本单位的访问密钥；没有密钥请向主管部门领取。");

    public static Answer BadKey { get; } = Of(401, "bad-key", "访问密钥无效", "密钥不存在、已停用或不完整，请核对后重试；确已停用的，请向主管部门领取新的密钥。");

    public static Answer RoleNotAllowed { get; } = Of(403, "role-not-allowed", "没有这项权限", "这把访问密钥不能做这件事，请换用有权限的密钥，或请主管部门办理。");

    public static Answer NotYourAgency { get; } = Of(403, "not-your-agency", "只能报送本单位的报告", "这把访问密钥不属于所填的单位，请核对统一社会信用代码，或换用该单位的密钥。");

    public static Answer NotYourArea { get; } = Of(403, "not-your-area", "不在本级管辖范围内", "这把访问密钥只管辖本级及下级单位，请核对单位或地区。");

    public static Answer NotFound { get; } = Of(404, "not-found", "没有找到", "没有这一项，或它不属于本单位；请核对编号。");

    public static Answer NothingCompiled { get; } = Of(404, "nothing-compiled", "还没有汇总", "这个年度还没有汇总过，请先用 POST 方式汇总一次。");

    public static Answer BadYear { get; } = Of(400, "bad-year", "年度不对", "地址中的年度要写成四位数，如 2023。");

    public static Answer TooLarge { get; } = Of(413, "too-large", "文件太大", "文件不能超过 20 MB，请压缩文件中的图片或删去附件后重新上传。");

    public static Answer UnpacksTooLarge { get; } = Of(413, "unpacks-too-large", "文件展开后太大", "文件展开后超过 64 MB，请删去其中的图片和附件，只保留年度报告本身后重新上传。");

    public static Answer BodyTooLarge { get; } = Of(413, "body-too-large", "内容太长", "这次发送的内容超过了本接口的上限，请分几次发送。");

    public static Answer NeverADocument { get; } = Of(415, "never-a-document", "这不是文档", "上传的是程序、音频或视频之类的文件，请上传年度报告的 Word、网页或文本文件。");

    public static Answer NotMultipart { get; } = Of(415, "not-multipart", "上传方式不对", "请用 multipart/form-data 方式上传，文件放在 file 一栏。");

    public static Answer NotJson { get; } = Of(415, "not-json", "内容格式不对", "请用 application/json 格式发送。");

    public static Answer NotCsv { get; } = Of(415, "not-csv", "内容格式不对", "请用 text/csv 格式发送单位名录。");

    public static Answer UnknownAgency { get; } = Of(422, "unknown-agency", "名录中没有这个单位", "请核对 18 位统一社会信用代码；确属新设单位的，请主管部门先把它加入名录。");

    public static Answer YearNotOpen(string detail) => Of(422, "year-not-open", "这个年度不能报送", detail);

    public static Answer ScopeNotOpen(string detail) => Of(422, "scope-not-open", "这个范围不能报送", detail);

    public static Answer MalformedUpload(string detail) => Of(400, "malformed-upload", "上传内容不完整", detail);

    public static Answer MalformedBody(string detail) => Of(400, "malformed-body", "发送的内容看不懂", detail);

    /// <summary>The first errors by line; all of a wrong file would say the same many times over.</summary>
    public static Answer MalformedRoster(IReadOnlyList<RosterError> errors) => Answer.Of(422, new ProblemView(
        "/problems/malformed-roster", "单位名录有误", 422, $"有 {errors.Count} 处错误，没有保存任何一行；请按 errors 中的行号改正后重新发送。",
        Errors: [.. errors.Take(100)]));

    public static Answer Disagreement(string detail) => Of(400, "disagreement", "前后填写不一致", detail);

    public static Answer BadQuery(string detail) => Of(400, "bad-query", "查询条件不对", detail);

    public static Answer Conflict(string detail) => Of(409, "conflict", "现在不能这样做", detail);

    public static Answer UnknownFinding { get; } = Of(422, "unknown-finding", "没有这条问题", "所指的问题不在这一版的结果里，或不能这样处理：说明和免予说明只对疑问，保留只对错误。请按结果中的 fingerprint 或 rule 指明。");

    public static Answer IdempotencyKeyReused { get; } = Of(422, "idempotency-key-reused", "同一个 Idempotency-Key 用于了不同的请求", "请为新的请求换一个 Idempotency-Key。");

    public static Answer BadIdempotencyKey { get; } = Of(400, "bad-idempotency-key", "Idempotency-Key 不对", "Idempotency-Key 只能有一个，长度为 1 到 200 个字符。");

    public static Answer MethodNotAllowed(string path, string allowed) =>
        Of(405, "method-not-allowed", "不能用这种方式访问", $"{path} 只接受 {allowed}。") with { Headers = [new("Allow", allowed)] };

    public static Answer Malformed(int status) => Of(status, "malformed-request", "请求不完整", "请求没有发送完整或不符合 HTTP 规范，请重新发送。");

    /// <summary>Nothing was stored; sent again later it may be.</summary>
    public static Answer StoreFails(StoreFault fault) => fault switch
    {
        StoreFault.Full => Of(507, "storage-full", "存储空间已满", "系统的存储空间已满，这次没有保存任何内容；请稍后重新发送，并告诉系统管理员。"),
        StoreFault.ReadOnly => RetryLater("storage-read-only", "系统现在不能保存", "系统的存储现在只能读取，这次没有保存任何内容；请稍后重新发送，并告诉系统管理员。"),
        _ => RetryLater("storage-busy", "系统繁忙", "系统现在忙不过来，这次没有保存任何内容；请稍后重新发送。"),
    };

    private static Answer RetryLater(string type, string title, string detail) =>
        Of(503, type, title, detail) with { Headers = [new("Retry-After", "30")] };

    public static Answer ContentMismatch(string detail) => Of(400, "content-mismatch", "收到的内容与声明不符", detail);

    public static Answer OurFault(string traceId) =>
        Answer.Of(500, new ProblemView("/problems/our-fault", "系统故障", 500, "这是系统的问题，不是文件的问题。请稍后再试；仍不行时，请把编号告诉系统管理员。", traceId));

    private static Answer Of(int status, string type, string title, string detail)
    {
        var answer = Answer.Of(status, new ProblemView($"/problems/{type}", title, status, detail));
        return status == 401 ? answer with { Headers = [new("WWW-Authenticate", "Bearer realm=\"nianbao\"")] } : answer;
    }
}
