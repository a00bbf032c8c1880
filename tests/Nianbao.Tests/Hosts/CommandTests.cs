using Nianbao.Local.CommandLine;

namespace Nianbao.Tests.Hosts;

public class CommandTests
{
    // No arguments at all: a double click serves.
    [Theory]
    [InlineData("", "Serve { Data = , Urls =  }")]
    [InlineData("serve --data d --urls http://localhost:1", "Serve { Data = d, Urls = http://localhost:1 }")]
    [InlineData("--data=d", "Serve { Data = d, Urls =  }")]
    [InlineData("compile 2023 --out o", "Compile { Year = 2023, Data = , Out = o }")]
    [InlineData("compile --data d 2023", "Compile { Year = 2023, Data = d, Out =  }")]
    [InlineData("keys", "Keys { Act = List { }, Data =  }")]
    [InlineData("keys add 水利局 agency 113201000000000034 --data d", "Keys { Act = Add { Name = 水利局, Role = Agency, Agency = 113201000000000034, ExpiresOn =  }, Data = d }")]
    [InlineData("keys bulk --out k.csv --expires 2026-12-31 --renew", "Keys { Act = Bulk { Area = , Renew = True, ExpiresOn = 12/31/2026, Out = k.csv }, Data =  }")]
    [InlineData("keys bulk 113201000000000034", "Keys { Act = Bulk { Area = 113201000000000034, Renew = False, ExpiresOn = , Out =  }, Data =  }")]
    [InlineData("keys revoke admin", "Keys { Act = Revoke { Name = admin }, Data =  }")]
    [InlineData("demo", "Demo { }")]
    [InlineData("--help", "Help { }")]
    [InlineData("check --help", "Help { }")]
    public void The_arguments_say_what_is_asked_for(string arguments, string command) =>
        Assert.Equal(command, Parse(arguments).ToString());

    [Theory]
    [InlineData("check a.docx b.txt", "a.docx,b.txt", false)]
    [InlineData("check --json a.docx", "a.docx", true)]
    [InlineData("check a.docx --json", "a.docx", true)]
    // A file may have a name like an option.
    [InlineData("check -- --json", "--json", false)]
    public void Check_takes_files_and_a_switch(string arguments, string files, bool json)
    {
        var check = Assert.IsType<Command.Check>(Parse(arguments));
        Assert.Equal((files, json), (string.Join(',', check.Files), check.Json));
    }

    [Theory]
    [InlineData("check --html a.docx", "a.docx", null)]
    [InlineData("check --html a.docx -o page.html", "a.docx", "page.html")]
    [InlineData("check a.docx b.docx --html --out=pages", "a.docx,b.docx", "pages")]
    public void Check_writes_pages(string arguments, string files, string? to)
    {
        var check = Assert.IsType<Command.Check>(Parse(arguments));
        Assert.Equal((files, true, to), (string.Join(',', check.Files), check.Html, check.Out));
    }

    [Theory]
    [InlineData("check a.docx -o page.html", "-o 要和 --html 一起写，如 check --html 年报.docx -o 年报.html。")]
    [InlineData("check --html a.docx -o", "-o 后面要写一个值。")]
    [InlineData("chekc a.docx", "不认识的命令“chekc”。")]
    [InlineData("check", "check 后面要写至少一个文件。")]
    [InlineData("check --xml a.docx", "不认识的选项“--xml”。")]
    [InlineData("compile", "compile 后面要写一个四位数的年度，如 compile 2023。")]
    [InlineData("compile 23", "compile 后面要写一个四位数的年度，如 compile 2023。")]
    [InlineData("serve --data", "--data 后面要写一个值。")]
    [InlineData("keys add a god", "keys 后面可以写 list、add 名称 角色 [所属单位]、bulk [单位] 或 revoke 名称；角色是 agency、office、admin 或 auditor。")]
    [InlineData("keys revoke", "keys 后面可以写 list、add 名称 角色 [所属单位]、bulk [单位] 或 revoke 名称；角色是 agency、office、admin 或 auditor。")]
    [InlineData("keys bulk --expires 2026-02-30", "--expires 后面要写日期，如 --expires 2026-12-31。")]
    [InlineData("serve now", "不认识的内容“now”。")]
    [InlineData("demo again", "demo 后面不跟其他内容。")]
    public void What_is_no_command_is_named(string arguments, string why) =>
        Assert.Equal(why, Assert.IsType<Command.Wrong>(Parse(arguments)).Why);

    private static Command Parse(string arguments) => Command.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
