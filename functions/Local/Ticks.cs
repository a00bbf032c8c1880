namespace Nianbao.Local;

/// <summary>Waits for timers.</summary>
internal static class Ticks
{
    /// <summary>True at the next tick; false when the program is stopping.</summary>
    public static async Task<bool> NextAsync(this PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
