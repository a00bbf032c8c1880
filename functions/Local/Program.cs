using System.Diagnostics;
using System.Text;
using Nianbao.Http;
using Nianbao.Local.CommandLine;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

try
{
    return Command.Parse(args) switch
    {
        Command.Help => Usage.Show(),
        Command.Wrong wrong => Usage.Refuse(wrong.Why),
        Command.Check check => CheckCommand.Run(check),
        Command.Serve serve => await ServeCommand.RunAsync(serve),
        Command.Compile compile => await CompileCommand.RunAsync(compile),
        Command.Backup backup => BackupCommands.Backup(backup),
        Command.Restore restore => BackupCommands.Restore(restore),
        Command.Rebuild rebuild => RebuildCommand.Run(rebuild),
        Command.Verify verify => VerifyCommand.Run(verify),
        Command.VerifyReceipt verify => VerifyCommand.Run(verify),
        Command.VerifyEdition verify => VerifyEditionCommand.Run(verify),
        Command.Keys keys => await KeysCommand.RunAsync(keys),
        Command.Demo => await DemoCommand.RunAsync(),
        var other => throw new UnreachableException(other.ToString()),
    };
}
catch (WrongSettingException wrong)
{
    return Usage.Complain(wrong.Advice);
}
