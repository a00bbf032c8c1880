using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Every route there is, with who may use it and what it takes.</summary>
public sealed class Routes(
    SubmissionEndpoints submissions, ReviewEndpoints reviews, AgencyEndpoints agencies, RosterEndpoints roster,
    ProgressEndpoint progress, SummaryEndpoints summaries, ReceiptEndpoints receipts, KeyEndpoints keys, AuditEndpoint audit, HealthEndpoint health)
{
    private static readonly Role[] Anyone = [];
    private static readonly Role[] SignedIn = [Role.Agency, Role.Office, Role.Admin, Role.Auditor];
    private static readonly Role[] Filers = [Role.Agency, Role.Admin];
    private static readonly Role[] Deciders = [Role.Office, Role.Admin];
    private static readonly Role[] Overseers = [Role.Office, Role.Admin, Role.Auditor];
    private static readonly Role[] Admins = [Role.Admin];

    public IReadOnlyList<Route> All { get; } =
    [
        new("GET",    new("/"),                                Anyone,    RouteLimits.NoBody,    PlainPage.ShowAsync,       "首页"),
        new("GET",    new("/api/health"),                      Anyone,    RouteLimits.NoBody,    health.GetAsync,           "系统是否正常"),

        new("POST",   new("/api/check"),                       SignedIn,  RouteLimits.Upload,    submissions.CheckAsync,    "核对一个文件，不保存"),
        new("POST",   new("/api/submissions"),                 Filers,    RouteLimits.Upload,    submissions.SendAsync,     "报送报告"),
        new("GET",    new("/api/submissions/{id}"),            SignedIn,  RouteLimits.NoBody,    submissions.ShowAsync,     "一次报送的结果"),
        new("GET",    new("/api/submissions/{id}/original"),   SignedIn,  RouteLimits.NoBody,    submissions.OriginalAsync, "报送的原文件"),
        new("GET",    new("/api/submissions/{id}/receipt"),    SignedIn,  RouteLimits.NoBody,    receipts.ShowAsync,        "报送的回执"),
        new("POST",   new("/api/submissions/{id}/explanations"), Filers,  RouteLimits.SmallBody, reviews.ExplainAsync,      "说明疑问"),
        new("POST",   new("/api/submissions/{id}/decision"),   Deciders,  RouteLimits.SmallBody, reviews.DecideAsync,       "确认、退回、保留错误、免予说明"),
        new("GET",    new("/api/agencies/{agency}/submissions"), SignedIn, RouteLimits.NoBody,   agencies.HistoryAsync,     "一个单位的全部报送"),

        new("GET",    new("/api/receipts/key"),                Anyone,    RouteLimits.NoBody,    receipts.KeyAsync,         "核验回执的公钥"),

        new("PUT",    new("/api/agencies"),                    Deciders,  RouteLimits.Roster,    roster.PutAsync,           "更新单位名录"),
        new("GET",    new("/api/agencies"),                    Overseers, RouteLimits.NoBody,    roster.ListAsync,          "单位名录"),

        new("GET",    new("/api/years/{year}/progress"),       Overseers, RouteLimits.NoBody,    progress.ShowAsync,        "谁已报送，谁还没有"),
        new("POST",   new("/api/years/{year}/summary"),        Deciders,  RouteLimits.NoBody,    summaries.CompileAsync,    "现在汇总"),
        new("GET",    new("/api/years/{year}/summary"),        Overseers, RouteLimits.NoBody,    summaries.LatestAsync,     "最近一次汇总"),
        new("GET",    new("/api/years/{year}/summaries"),      Overseers, RouteLimits.NoBody,    summaries.ListAsync,       "历次汇总"),
        new("GET",    new("/api/years/{year}/summaries/{edition}/{file}"), Overseers, RouteLimits.NoBody, summaries.FileAsync, "汇总的文件"),

        new("GET",    new("/api/audit"),                       Overseers, RouteLimits.NoBody,    audit.ListAsync,           "谁在何时做了什么"),

        new("POST",   new("/api/keys"),                        Admins,    RouteLimits.SmallBody, keys.MakeAsync,            "新建访问密钥"),
        new("GET",    new("/api/keys"),                        Admins,    RouteLimits.NoBody,    keys.ListAsync,            "全部访问密钥"),
        new("DELETE", new("/api/keys/{name}"),                 Admins,    RouteLimits.NoBody,    keys.RevokeAsync,          "停用访问密钥"),
    ];
}
