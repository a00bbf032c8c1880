namespace Nianbao.Http;

/// <summary>A kind of refusal; <see cref="Problem"/> says each to people.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">A stable English word; the problem's type is <c>/problems/</c> and this.</param>
/// <param name="Title">What is wrong, in few words (中文).</param>
public sealed record ProblemKind(int Status, string Type, string Title)
{
    public static ProblemKind MalformedRequest { get; } = new(400, "malformed-request", "请求不完整");

    public static ProblemKind MalformedUpload { get; } = new(400, "malformed-upload", "上传内容不完整");

    public static ProblemKind MalformedBody { get; } = new(400, "malformed-body", "发送的内容看不懂");

    public static ProblemKind BadYear { get; } = new(400, "bad-year", "年度不对");

    public static ProblemKind BadQuery { get; } = new(400, "bad-query", "查询条件不对");

    public static ProblemKind Disagreement { get; } = new(400, "disagreement", "前后填写不一致");

    public static ProblemKind ContentMismatch { get; } = new(400, "content-mismatch", "收到的内容与声明不符");

    public static ProblemKind BadIdempotencyKey { get; } = new(400, "bad-idempotency-key", "Idempotency-Key 不对");

    public static ProblemKind NotSignedIn { get; } = new(401, "not-signed-in", "需要访问密钥");

    public static ProblemKind BadKey { get; } = new(401, "bad-key", "访问密钥无效");

    public static ProblemKind SessionEnded { get; } = new(401, "session-ended", "登录已过期");

    public static ProblemKind CrossSite { get; } = new(403, "cross-site", "不是从本系统的页面发出的");

    public static ProblemKind UnknownPrincipal { get; } = new(403, "unknown-principal", "账号没有登记");

    public static ProblemKind SessionNeedsKey { get; } = new(403, "session-needs-key", "登录要用访问密钥");

    public static ProblemKind RoleNotAllowed { get; } = new(403, "role-not-allowed", "没有这项权限");

    public static ProblemKind NotYourAgency { get; } = new(403, "not-your-agency", "只能报送本单位的报告");

    public static ProblemKind NotYourArea { get; } = new(403, "not-your-area", "不在本级管辖范围内");

    public static ProblemKind UnknownRoute { get; } = new(404, "unknown-route", "没有这个地址");

    public static ProblemKind NotFound { get; } = new(404, "not-found", "没有找到");

    public static ProblemKind NothingCompiled { get; } = new(404, "nothing-compiled", "还没有汇总");

    public static ProblemKind MethodNotAllowed { get; } = new(405, "method-not-allowed", "不能用这种方式访问");

    public static ProblemKind TooSlow { get; } = new(408, "too-slow", "发送得太慢");

    public static ProblemKind Conflict { get; } = new(409, "conflict", "现在不能这样做");

    public static ProblemKind Changed { get; } = new(412, "changed", "已被别人改过");

    public static ProblemKind TooLarge { get; } = new(413, "too-large", "文件太大");

    public static ProblemKind UnpacksTooLarge { get; } = new(413, "unpacks-too-large", "文件展开后太大");

    public static ProblemKind TooManyFiles { get; } = new(413, "too-many-files", "一次报送的文件太多");

    public static ProblemKind BatchTooLarge { get; } = new(413, "batch-too-large", "一次报送的文件合起来太大");

    public static ProblemKind BodyTooLarge { get; } = new(413, "body-too-large", "内容太长");

    public static ProblemKind NeverADocument { get; } = new(415, "never-a-document", "这不是文档");

    public static ProblemKind NotMultipart { get; } = new(415, "not-multipart", "上传方式不对");

    public static ProblemKind NotJson { get; } = new(415, "not-json", "内容格式不对");

    public static ProblemKind NotCsv { get; } = new(415, "not-csv", "内容格式不对");

    public static ProblemKind NotAReport { get; } = new(415, "not-a-report", "压缩包中的这个文件不能报送");

    public static ProblemKind AgencyUnclear { get; } = new(422, "agency-unclear", "不能确定是哪个单位的报告");

    public static ProblemKind YearUnclear { get; } = new(422, "year-unclear", "不能确定是哪个年度的报告");

    public static ProblemKind SameFiling { get; } = new(422, "same-filing", "有两个文件是同一份报告");

    public static ProblemKind UnknownAgency { get; } = new(422, "unknown-agency", "名录中没有这个单位");

    public static ProblemKind YearNotOpen { get; } = new(422, "year-not-open", "这个年度不能报送");

    public static ProblemKind ScopeNotOpen { get; } = new(422, "scope-not-open", "这个范围不能报送");

    public static ProblemKind MalformedRoster { get; } = new(422, "malformed-roster", "单位名录有误");

    public static ProblemKind MalformedSheet { get; } = new(422, "malformed-sheet", "表格有误");

    public static ProblemKind MalformedCalendar { get; } = new(422, "malformed-calendar", "报送日期有误");

    public static ProblemKind MalformedTemplate { get; } = new(422, "malformed-template", "通知模板有误");

    public static ProblemKind UnknownFinding { get; } = new(422, "unknown-finding", "没有这条问题");

    public static ProblemKind IdempotencyKeyReused { get; } = new(422, "idempotency-key-reused", "同一个 Idempotency-Key 用于了不同的请求");

    public static ProblemKind TooManyCalls { get; } = new(429, "too-many-calls", "访问太频繁");

    public static ProblemKind TooManyBadKeys { get; } = new(429, "too-many-bad-keys", "访问密钥错误次数太多");

    public static ProblemKind OurFault { get; } = new(500, "our-fault", "系统故障");

    public static ProblemKind Busy { get; } = new(503, "busy", "上传的人太多");

    public static ProblemKind StorageReadOnly { get; } = new(503, "storage-read-only", "系统现在不能保存");

    public static ProblemKind StorageBusy { get; } = new(503, "storage-busy", "系统繁忙");

    public static ProblemKind StorageFull { get; } = new(507, "storage-full", "存储空间已满");

    /// <summary>As the problem's <c>type</c> has it.</summary>
    public string Uri => $"/problems/{Type}";

    /// <summary>The refusal, with what to do about it (中文).</summary>
    public Answer Because(string detail) => Answer.Of(Status, new ProblemView(Uri, Title, Status, detail));
}
