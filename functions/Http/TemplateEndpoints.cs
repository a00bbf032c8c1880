using System.Text.Json;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A text of an office's own.</summary>
/// <param name="Text">The first line is the subject, the second is empty, the rest is the body.</param>
public sealed record TemplateBody(string Text);

/// <summary>All texts of notices.</summary>
public sealed record TemplateListView(IReadOnlyList<TemplateView> Templates);

/// <summary>The text of a kind of notice.</summary>
/// <param name="Fields">What may stand in it between double braces.</param>
/// <param name="IsOwn">False while it is the one that comes with the program.</param>
public sealed record TemplateView(string Name, string Text, IReadOnlyList<string> Fields, bool IsOwn);

/// <summary>A text filled in with made-up values.</summary>
public sealed record PreviewView(string Subject, string Text);

/// <summary>Shows, previews and replaces the texts of notices; they are the same for the whole roster.</summary>
public sealed class TemplateEndpoints(ISettingStore settings, AccessControl access, TimeProvider time) : IEndpoints
{
    private static readonly Dictionary<string, string> s_sample = new()
    {
        ["年度"] = "2024",
        ["单位"] = "某某县水利局",
        ["收件单位"] = "某某市人民政府",
        ["截止日期"] = "2025年1月31日",
        ["距截止"] = "还有 7 天截止",
        ["期限依据"] = "法定期限",
        ["状态"] = "还没有报送",
        ["家数"] = "2",
        ["名单"] = "某某县水利局：还没有报送\n某某县财政局：报送的报告有疑问，还没有说明",
        ["文件名"] = "2024年年度报告.docx",
        ["报送编号"] = "2024-统一社会信用代码-own-001",
        ["结论"] = "有错误，已退回",
        ["问题"] = "1. 收到的申请与办理的申请合计不相等。",
        ["下一步"] = "请登录报送系统查看问题在报告中的位置，更正后重新上传。",
        ["报送系统"] = "报送系统",
        ["理由"] = "请补充第二部分。",
    };

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/templates"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("通知模板")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.TemplateListView)],
        }),
        new("GET", new("/api/templates/{name}"), Callers.Overseers, RouteLimits.NoBody, ShowAsync, new("一个通知模板")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.TemplateView)],
            Problems = [ProblemKind.NotFound],
        }),
        new("PUT", new("/api/templates/{name}"), Callers.Deciders, RouteLimits.SmallBody, SetAsync, new("改写通知模板")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.TemplateBody),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.TemplateView)],
            Problems =
            [
                ProblemKind.NotFound, ProblemKind.NotJson, ProblemKind.MalformedBody, ProblemKind.MalformedTemplate, ProblemKind.NotYourArea,
                ProblemKind.Conflict,
            ],
        }),
        new("POST", new("/api/templates/{name}/preview"), Callers.Overseers, RouteLimits.SmallBody, PreviewAsync, new("预览通知模板，不保存")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.TemplateBody),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.PreviewView)],
            Problems = [ProblemKind.NotFound, ProblemKind.NotJson, ProblemKind.MalformedBody, ProblemKind.MalformedTemplate],
        }),
    ];

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        var views = new List<TemplateView>();
        foreach (var name in NoticeTemplate.Fields.Keys)
        {
            views.Add(await ViewAsync(name, cancellation));
        }

        return Answer.Of(200, new TemplateListView(views), HttpJson.Readable.TemplateListView);
    }

    public async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) => NoticeTemplate.Fields.ContainsKey(call.Path["name"])
        ? Answer.Of(200, await ViewAsync(call.Path["name"], cancellation), HttpJson.Readable.TemplateView)
        : Problem.NotFound;

    public async Task<Answer> SetAsync(HttpCall call, CancellationToken cancellation)
    {
        var (template, refusal) = await ReadAsync(call, cancellation);
        if (template is null)
        {
            return refusal!;
        }

        if (!await access.OverseesAllAsync(call.Caller, cancellation))
        {
            return Problem.NotYourArea;
        }

        var name = NoticeTemplate.SettingOf(template.Name);
        var before = await settings.FindSettingOrNullAsync(name, cancellation);
        var json = JsonSerializer.Serialize(template.Text, StoredJson.Plain.String);
        return await settings.SaveSettingAsync(new(name, json, time.GetUtcNow(), call.Caller.Name, before?.ETag), cancellation)
            ? Answer.Of(200, await ViewAsync(template.Name, cancellation), HttpJson.Readable.TemplateView)
            : Problem.Conflict("刚才有人同时改写了这个模板，没有保存；请重新读取后再改。");
    }

    public static async Task<Answer> PreviewAsync(HttpCall call, CancellationToken cancellation)
    {
        var (template, refusal) = await ReadAsync(call, cancellation);
        if (template is null)
        {
            return refusal!;
        }

        var (subject, text) = template.Fill(s_sample);
        return Answer.Of(200, new PreviewView(subject, text), HttpJson.Readable.PreviewView);
    }

    private static async Task<(NoticeTemplate? Template, Answer? Refusal)> ReadAsync(HttpCall call, CancellationToken cancellation)
    {
        if (!NoticeTemplate.Fields.ContainsKey(call.Path["name"]))
        {
            return (null, Problem.NotFound);
        }

        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.TemplateBody, cancellation);
        if (read is not BodyOutcome<TemplateBody>.Read { Body: var body })
        {
            return (null, ((BodyOutcome<TemplateBody>.Refused)read).Why);
        }

        var template = new NoticeTemplate(call.Path["name"], body.Text.ReplaceLineEndings("\n"));
        return template.Faults() is { Count: > 0 } faults ? (null, Problem.MalformedTemplate(faults)) : (template, null);
    }

    private async Task<TemplateView> ViewAsync(string name, CancellationToken cancellation)
    {
        var isOwn = await settings.FindSettingOrNullAsync(NoticeTemplate.SettingOf(name), cancellation) is not null;
        var template = await NoticeTemplate.ReadAsync(settings, name, cancellation);
        return new(name, template.Text, NoticeTemplate.Fields[name], isOwn);
    }
}
