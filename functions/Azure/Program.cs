using Microsoft.Azure.Functions.Worker.Builder;
using Nianbao.Azure;
using Nianbao.Http;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    FunctionApp.AddTo(builder, TimeProvider.System);
    await builder.Build().RunAsync();
    return 0;
}
catch (WrongSettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Advice);
    return 1;
}
