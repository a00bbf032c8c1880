using System.Security.Cryptography;
using System.Text;

namespace Nianbao.Marked;

/// <summary>How the page looks, and what browsers may do with it: nothing but that.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { --ink: #1d2129; --dim: #5b6470; --paper: #fff; --back: #f3f5f7; --line: #b9c0c9; --error: #b3261e; --error-back: #fdeceb; --warning: #7a5200; --warning-back: #fff3cf; --info: #1b5fa8; --info-back: #e9f2fc; --figure: #eef7f0; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ed; --dim: #a3adb8; --paper: #1c2127; --back: #14171b; --line: #4a535e; --error: #ff9d94; --error-back: #47201e; --warning: #f2c55c; --warning-back: #40330f; --info: #8fc1f5; --info-back: #1c3450; --figure: #1d2e23; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; padding: 0 1rem 3rem; background: var(--back); color: var(--ink); font: 16px/1.7 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; overflow-wrap: anywhere; }
        header, section, main, footer { max-width: 64rem; margin: 1rem auto; }
        section, main { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1.1rem; }
        h1 { font-size: 1.4rem; line-height: 1.4; margin: 1.2rem 0 .3rem; }
        h2 { font-size: 1.08rem; margin: 0 0 .5rem; }
        section h3 { font-size: 1rem; margin: .8rem 0 .2rem; }
        main h3 { font-size: 1.25rem; text-align: center; margin: .6rem 0; }
        main h4 { font-size: 1.05rem; margin: 1rem 0 .3rem; }
        main > p { margin: .35rem 0; }
        p.error, p.warning, p.info, h3.error, h3.warning, h3.info, h4.error, h4.warning, h4.info { padding: 0 .4rem; border-left: 3px solid currentColor; color: inherit; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: .4rem 0; }
        dt { color: var(--dim); }
        dd { margin: 0; unicode-bidi: isolate; }
        ol, ul { margin: .3rem 0; padding-left: 1.6rem; }
        li { margin: .3rem 0; }
        q { unicode-bidi: isolate; quotes: "“" "”"; }
        a { color: inherit; }
        .dim, .where { color: var(--dim); font-size: .88rem; }
        .where { margin: .9rem 0 .2rem; }
        .told { border-left: 4px solid var(--warning); background: var(--warning-back); padding: .4rem .7rem; margin: .6rem 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; min-width: 100%; font-size: .9rem; line-height: 1.5; overflow-wrap: break-word; }
        td { border: 1px solid var(--line); padding: .25rem .45rem; vertical-align: middle; text-align: center; min-width: 2.2em; unicode-bidi: isolate; }
        td.gap { border-style: dotted; background: var(--back); }
        td.number { background: var(--figure); overflow-wrap: normal; }
        td.blank { background: repeating-linear-gradient(135deg, transparent 0 5px, var(--back) 5px 10px); }
        td.na { background: var(--back); }
        td.unparsed, tr[data-state] > td { border: 2px dashed var(--error); }
        td.pointed { outline: 1px dashed var(--dim); outline-offset: -3px; }
        .error { --mark: var(--error); --mark-back: var(--error-back); }
        .warning { --mark: var(--warning); --mark-back: var(--warning-back); }
        .info { --mark: var(--info); --mark-back: var(--info-back); }
        td.error, td.warning, td.info, tr.error > td, tr.warning > td, tr.info > td { background: var(--mark-back); box-shadow: inset 0 0 0 2px var(--mark); }
        .mark { display: inline-block; padding: 0 .35em; border-radius: 3px; background: var(--mark); color: var(--paper); font-size: .8rem; font-weight: 600; text-decoration: none; white-space: nowrap; }
        .mark:target, .mark:focus-visible, li:target { outline: 3px solid var(--mark); outline-offset: 2px; }
        .see { color: var(--mark); font-size: .75rem; white-space: nowrap; }
        .state { display: inline-block; color: var(--dim); font-size: .75rem; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; white-space: nowrap; }
        .sign { color: var(--error); border: 1px dotted var(--error); border-radius: 2px; font: .7em/1.2 ui-monospace, monospace; padding: 0 .15em; }
        tr.notes > td { padding: 0; border-top: 0; text-align: left; background: var(--paper); }
        .note { position: sticky; left: 0; max-width: min(60rem, calc(100vw - 5.2rem)); margin: .25rem 0; padding: .25rem .6rem; border-left: 4px solid var(--mark); background: var(--mark-back); text-align: left; font-size: .9rem; }
        .note b, li b { color: var(--mark); }
        .remark { display: block; color: var(--ink); font-size: .88rem; border-top: 1px dashed var(--line); margin-top: .15rem; }
        .left-out, tr.left-out > td { color: var(--dim); font-style: italic; text-align: center; }
        .legend td { text-align: left; }
        .legend table { min-width: 0; }
        @media (max-width: 36rem) { body { padding: 0 .5rem 2rem; } section, main { padding: .7rem .6rem; } .note { max-width: calc(100vw - 3rem); } }
        @media print {
          :root { --ink: #000; --dim: #444; --paper: #fff; --back: #f3f3f3; --line: #777; --error: #b3261e; --error-back: #fdeceb; --warning: #7a5200; --warning-back: #fff3cf; --info: #1b5fa8; --info-back: #e9f2fc; --figure: #fff; }
          body { font-size: 10.5pt; padding: 0; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          header, section, main, footer { max-width: none; }
          section, main { border: 0; padding: 0; }
          .scroll { overflow: visible; }
          table { font-size: 7.5pt; width: 100%; }
          td { padding: 1pt 2pt; min-width: 0; }
          .note { position: static; max-width: none; }
          .mark, .see, .state { white-space: normal; }
          tr, .note, li { break-inside: avoid; }
          h2, h3, h4, .where { break-after: avoid; }
        }
        """;

    /// <summary>What a browser may load and do: this style, and nothing else. No script at all, from anywhere.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";
}
