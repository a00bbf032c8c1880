using Microsoft.Azure.Functions.Worker.Builder;
using Nianbao.Azure;
using Nianbao.Http;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    FunctionApp.AddTo(builder, TimeProvider.System);
    var app = builder.Build();
    await FunctionApp.PrepareAsync(app.Services, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (WrongSettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Advice);
    return 1;
}
