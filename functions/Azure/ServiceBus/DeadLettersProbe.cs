using Nianbao.Http;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>How many checks and notices were given up. What waits is not counted: that takes rights to manage the namespace, which the app has not.</summary>
internal sealed class DeadLettersProbe(IDeadLetters letters) : IHealthProbe
{
    public string Part => "queue";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        var (checks, notices) = (0L, 0L);
        await foreach (var letter in letters.ListAsync(cancellation))
        {
            (checks, notices) = letter.Queue == WorkQueueName.Submissions ? (checks + 1, notices) : (checks, notices + 1);
        }

        var numbers = new Dictionary<string, long> { ["deadLetters"] = checks, ["noticeDeadLetters"] = notices };
        return (checks, notices) switch
        {
            ( > 0, _) => new(HealthGrade.Degraded, "有核对因系统故障没有完成，请查看日志，排除后重新处理。", numbers),
            (_, > 0) => new(HealthGrade.Degraded, "有通知因系统故障没有发出，请查看日志和通知记录。", numbers),
            _ => new(HealthGrade.Ok, null, numbers),
        };
    }
}
