using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>Takes messages from a queue, one after the other, until the process stops. What is in hand then is finished.</summary>
internal static class QueueLoop
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <param name="settle">Does the work and settles the message.</param>
    /// <param name="tell">Is told of what broke it.</param>
    public static async Task RunAsync(
        SqliteWorkQueue queue, WorkQueueName name, TimeSpan lease, Func<TakenMessage, Task> settle, Action<Exception> tell, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await queue.TakeAsync(name, lease, stopping) is { } message)
                {
                    await settle(message);
                }
                else
                {
                    await queue.WaitAsync(name, LongestWait, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            // The outermost frame of a worker: a message that breaks it comes back when its lease ends, and is given up in the end.
            catch (Exception broken)
            {
                tell(broken);
                await Task.Delay(LongestWait, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
