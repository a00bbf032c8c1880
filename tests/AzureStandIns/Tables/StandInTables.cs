using System.Collections.Concurrent;
using Azure;
using Azure.Core;

namespace Nianbao.AzureStandIns;

/// <summary>One operation that a client asked of the service.</summary>
/// <param name="Operation">The client's method without <c>Async</c>; <c>Query</c> for each page of a query.</param>
/// <param name="Table">The table.</param>
/// <param name="Ordinal">One-based over all operations of the service, retries included.</param>
public sealed record StandInCall(string Operation, string Table, int Ordinal);

/// <summary>The tables of one account in memory, and what tests may do to its operations.</summary>
public sealed class StandInTables
{
    private const int LargestPage = 1000;

    private static readonly ConcurrentDictionary<string, StandInTables> s_services = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredTable> tables = new(StringComparer.OrdinalIgnoreCase);
    private int pages;

    /// <summary>The account that clients of an endpoint reach.</summary>
    public static StandInTables At(Uri endpoint) => s_services.GetOrAdd(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'), _ => new());

    /// <summary>Called before an operation has any effect; what it throws is what the client's pipeline sees.</summary>
    public Action<StandInCall> Before { get; set; } = _ => { };

    /// <summary>Called after an operation has had its effect, before the client hears of it.</summary>
    public Action<StandInCall> After { get; set; } = _ => { };

    /// <summary>How many operations there were, retries included.</summary>
    public int Calls { get; private set; }

    /// <summary>The most rows of a page; never above the service's own 1,000.</summary>
    public int PageSize { get; set; } = LargestPage;

    /// <summary>Whether every other page of a query is empty and still says that there is more, as the service is free to do.</summary>
    public bool SendsEmptyPages { get; set; }

    /// <summary>Adds a table; false when it is there.</summary>
    public bool CreateTable(string name)
    {
        lock (gate)
        {
            return tables.TryAdd(name, new());
        }
    }

    internal StoredTable Table(string name) => TableOrNull(name) ?? throw TableErrors.NoTable;

    internal StoredTable? TableOrNull(string name) => tables.GetValueOrDefault(name);

    internal int NextPageSize(int? most) => SendsEmptyPages && ++pages % 2 == 1 ? 0 : Math.Min(PageSize, Math.Min(most ?? LargestPage, LargestPage));

    /// <summary>
    /// One call of a client: tried again, as its pipeline would, when the answer is 408, 429 or 5xx or none came (status 0); all of them
    /// lost to the transport come as one <see cref="AggregateException"/>.
    /// </summary>
    internal async Task<T> CallAsync<T>(string operation, string table, RetryOptions retry, Func<T> work, CancellationToken cancellation)
    {
        await Task.Yield();
        var lost = new List<Exception>();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return Once(operation, table, work);
            }
            catch (RequestFailedException passing) when (passing.Status is 0 or 408 or 429 or 500 or 502 or 503 or 504)
            {
                lost.Add(passing);
                if (lost.Count > retry.MaxRetries)
                {
                    throw passing.Status == 0 && lost.Count > 1 ? new AggregateException($"Retry failed after {lost.Count} tries.", lost) : passing;
                }
            }
        }
    }

    private T Once<T>(string operation, string table, Func<T> work)
    {
        StandInCall call;
        lock (gate)
        {
            call = new(operation, table, ++Calls);
        }

        Before(call);
        T result;
        lock (gate)
        {
            result = work();
        }

        After(call);
        return result;
    }
}
