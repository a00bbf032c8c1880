namespace Nianbao.Http;

/// <summary>The first page: what this is and how to use it. No script, nothing loaded from elsewhere.</summary>
public sealed class PlainPage : IEndpoints
{
    // The hash would have to follow every change of the style; a style without any input of a caller may stand inline.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Html = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>政府信息公开工作年度报告报送</title>
        <style>
        body { margin: 0; background: #f5f6f8; color: #1d2129; font: 16px/1.75 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
        header { background: #14467c; color: #fff; padding: 2rem 1rem; }
        header > *, main { max-width: 46rem; margin: 0 auto; }
        header p { margin: 0 auto; }
        h1 { font-size: 1.6rem; margin: 0 auto .4rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .5rem; color: #14467c; }
        main { padding: 1rem; }
        section { background: #fff; border: 1px solid #dfe3e8; border-radius: 6px; padding: 1.1rem 1.3rem; margin: 1rem 0; }
        pre { background: #f5f6f8; border: 1px solid #dfe3e8; border-radius: 4px; padding: .8rem; overflow-x: auto; font-size: .88rem; }
        main p { margin: .4rem 0; }
        a { color: #14467c; }
        @media (prefers-color-scheme: dark) {
          body { background: #15181c; color: #e4e7eb; }
          section { background: #1e2329; border-color: #343b44; }
          pre { background: #15181c; border-color: #343b44; }
          h2, a { color: #8ab8ec; }
        }
        </style>
        </head>
        <body>
        <header><h1>政府信息公开工作年度报告报送</h1><p>收取各单位的年度报告，核对其中的数字，指出问题所在，汇总全省。</p></header>
        <main>
        <section><h2>先核对，不保存</h2>
        <p>附上访问密钥和文件，几秒钟内得到结论：哪一处不对、在第几个表第几行第几列、怎么改。</p>
        <pre>curl -H "Authorization: Bearer 访问密钥" \
          -F "file=@年度报告.docx" \
          http://localhost:7071/api/check</pre>
        </section>
        <section><h2>正式报送</h2>
        <p>agency 填 18 位统一社会信用代码；year 填报告所属的年度，不是报送的年份。</p>
        <pre>curl -H "Authorization: Bearer 访问密钥" \
          -F "agency=统一社会信用代码" -F "year=2023" \
          -F "file=@年度报告.docx" \
          http://localhost:7071/api/submissions</pre>
        <p>回执中的 self 是查看结果的地址。有错误的，改正后再报送一次；只有疑问的，逐条说明即可；都没有，就是通过。</p>
        </section>
        <section><h2>可以收哪些文件</h2>
        <p>Word（docx、doc、wps、rtf）、Excel（xlsx、xls、et）、网页（html、mht）和文本（txt、csv、md），也可以是其中一个文件的 zip 压缩包，不超过 20 MB。访问密钥向主管部门领取，每个单位只看得到自己的报告。</p>
        </section>
        <section><h2>系统状态</h2><p><a href="/api/health">查看系统是否正常</a></p></section>
        </main>
        </body>
        </html>
        """;

    public IReadOnlyList<Route> Routes { get; } =
    [
        new("GET", new("/"), Callers.Anyone, RouteLimits.NoBody, ShowAsync, new("首页") { Answers = [AnswerShape.File("text/html")] }),
    ];

    private static Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) => Task.FromResult(Answer.Page(Html, Policy));
}
