namespace Nianbao.Local.CommandLine;

/// <summary>What there is to say on the command line, and what the exit code means.</summary>
internal static class Usage
{
    /// <summary>Nothing to correct.</summary>
    public const int Fine = 0;

    /// <summary>Some reports are to be corrected.</summary>
    public const int SomeReturned = 1;

    /// <summary>Some files cannot be read, or the command was wrong.</summary>
    public const int SomeUnreadable = 2;

    public const string Text = """
        年报：收取、核对、汇总政府信息公开工作年度报告

        用法
          nianbao                             启动服务，网址 http://localhost:7071
          nianbao check 文件... [--json]      核对文件、目录或压缩包，什么也不保存；--json 每个报告输出一行
          nianbao check --html 文件 [-o 文件] 把报告写成网页，每个问题标注在所在之处；几个文件时 -o 写目录
          nianbao check 文件 --prior 文件     同时与上一年度的报告对照：上年结转、现行有效件数、文字是否照抄
          nianbao compile 年度 [--out 目录]   汇总一个年度，写入目录（默认 ./summary-年度）
          nianbao backup 目录                 备份数据目录，服务可以照常运行
          nianbao restore 目录                把备份恢复到空的数据目录
          nianbao rebuild                     用日志重建数据库，原数据库另存
          nianbao verify                      核验操作记录、日志和全部文件有没有被改动
          nianbao verify 回执 文件            核验回执与文件是否相符；--key 公钥文件 指定签发者的公钥
          nianbao verify 汇总目录             核验汇总的签名、全部文件和合计；--data 数据目录 一并核验所汇总的报告
          nianbao keys                        列出访问密钥；keys add 名称 角色 [所属单位] 新建，keys revoke 名称 停用
          nianbao keys bulk [单位] [--out 文件] 为全部单位（或一个单位及其下级）新建密钥，输出表格；--renew 换新
          nianbao demo                        用示例报告走一遍全部流程，结果写入 ./demo-out
          nianbao --help                      显示本说明

        选项
          --data 目录    数据目录，默认 ./nianbao-data，也可以用环境变量 NIANBAO_DATA 设定
          --expires 日期 新建的密钥有效到哪一天，如 2026-12-31；不写为长期
          --urls 网址    服务网址；只有 https 才能对其他计算机开放，证书用环境变量 NIANBAO_CERTIFICATE 设定

        退出码
          0 没有要改正的（疑问不算）   1 有报告要改正，或核验不符   2 有文件无法识别，或命令不对、不能执行
        """;

    public static int Show()
    {
        Console.Out.WriteLine(Text);
        return Fine;
    }

    /// <summary>Says what is wrong where the command itself was right.</summary>
    public static int Complain(string why)
    {
        Console.Error.WriteLine(why);
        return SomeUnreadable;
    }

    public static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        Console.Error.WriteLine();
        Console.Error.WriteLine(Text);
        return SomeUnreadable;
    }
}
