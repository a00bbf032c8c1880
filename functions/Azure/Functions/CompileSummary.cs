using Microsoft.Azure.Functions.Worker;

namespace Nianbao.Azure.Functions;

/// <summary>Every night, at half past one in Beijing, compiles the editions that are due and not there yet.</summary>
public sealed partial class CompileSummary(SummaryCompiler compiler, ILogger<CompileSummary> logger)
{
    [Function(nameof(CompileSummary))]
    public async Task RunAsync([TimerTrigger("0 30 17 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var (edition, _) in await compiler.CompileDueAsync(cancellation))
        {
            LogCompiled(edition.Year, edition.Number);
        }
    }

    [LoggerMessage(EventId = 850, Level = LogLevel.Information, Message = "Edition {Number} of {Year} is compiled.")]
    private partial void LogCompiled(int year, int number);
}
