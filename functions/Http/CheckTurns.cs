namespace Nianbao.Http;

/// <summary>The checks that are made while a caller waits. Each may take as much memory as one of the workers: no more of them at once than there are cores.</summary>
public sealed class CheckTurns : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>Waits for its turn, and makes the check.</summary>
    public Task<T> TakeAsync<T>(Func<T> check, CancellationToken cancellation) => TakeAsync(() => Task.FromResult(check()), cancellation);

    /// <summary>The same of what fetches its file first: nobody holds a file while waiting.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> check, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await check();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
