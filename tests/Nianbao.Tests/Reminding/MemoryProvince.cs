using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>
/// A province in memory whose filings change as their scripts say. It ends "the process" at random, before or after something is written
/// or sent: once in <c>rarity</c> times, as <c>stops</c> draws it.
/// </summary>
public sealed class MemoryProvince(IReadOnlyList<Agency> agencies, Dictionary<string, Script> scripts, TimeProvider clock, Random stops, int rarity)
    : ISubmissionStore, INoticeStore, ISettingStore, IWorkQueue
{
    private readonly Dictionary<string, Agency> _byId = agencies.ToDictionary(agency => agency.Id);
    private readonly SortedDictionary<string, Notice> _notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OfficeSetting> _settings = [];
    private readonly HashSet<string> _seen = [];
    private readonly PriorityQueue<WorkMessage, (DateTimeOffset, int)> _messages = new();
    private int _sent;

    public IEnumerable<Notice> Notices => _notices.Values;

    /// <summary>How often the process has ended.</summary>
    public int Stops { get; private set; }

    /// <summary>When the next message is due; null when none waits.</summary>
    public DateTimeOffset? NextAt => _messages.TryPeek(out _, out var order) ? order.Item1 : null;

    public WorkMessage Take() => _messages.Dequeue();

    /// <summary>Makes a message visible from a moment on: a new one, or one that was taken and never settled.</summary>
    public void PutBack(WorkMessage message, DateTimeOffset visibleAt) => _messages.Enqueue(message, (visibleAt, _sent++));

    public Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation) => Task.FromResult(_byId.GetValueOrDefault(id));

    public IAsyncEnumerable<Agency> ListAgenciesAsync(CancellationToken cancellation) => agencies.ToAsyncEnumerable();

    public Task<Filing?> FindFilingOrNullAsync(FilingKey key, CancellationToken cancellation) =>
        Task.FromResult(scripts.GetValueOrDefault(key.Agency)?.HeadAt(clock.GetUtcNow()));

    public IAsyncEnumerable<Filing> ListFilingsAsync(int year, CancellationToken cancellation) =>
        scripts.Values.Select(script => script.HeadAt(clock.GetUtcNow())).OfType<Filing>().Where(head => head.Key.Year == year).ToAsyncEnumerable();

    public Task AddNoticesAsync(IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        foreach (var notice in notices)
        {
            Effect(() => _notices.TryAdd(notice.Id, notice with { ETag = "1" }));
        }

        return Task.CompletedTask;
    }

    public Task<Notice?> FindNoticeOrNullAsync(string id, CancellationToken cancellation) => Task.FromResult(_notices.GetValueOrDefault(id));

    public Task<bool> ReplaceNoticeAsync(Notice notice, CancellationToken cancellation)
    {
        if (_notices.GetValueOrDefault(notice.Id)?.ETag != notice.ETag)
        {
            return Task.FromResult(false);
        }

        var etag = int.Parse(notice.ETag!, CultureInfo.InvariantCulture) + 1;
        return Task.FromResult(Effect(() => _notices[notice.Id] = notice with { ETag = etag.ToString(CultureInfo.InvariantCulture) }));
    }

    public IAsyncEnumerable<Notice> ListNoticesAsync(int year, CancellationToken cancellation) =>
        _notices.Values.Where(notice => notice.Year == year).ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<Notice> ListDueNoticesAsync(DateTimeOffset dueBefore, CancellationToken cancellation) =>
        _notices.Values.Where(notice => notice.State == NoticeState.Waiting && notice.NotBefore <= dueBefore).ToList().ToAsyncEnumerable();

    public Task<OfficeSetting?> FindSettingOrNullAsync(string name, CancellationToken cancellation) => Task.FromResult(_settings.GetValueOrDefault(name));

    public Task<bool> SaveSettingAsync(OfficeSetting setting, CancellationToken cancellation)
    {
        _settings[setting.Name] = setting;
        return Task.FromResult(true);
    }

    public Task SendAsync(WorkMessage message, CancellationToken cancellation)
    {
        Effect(() =>
        {
            if (_seen.Add(message.Id))
            {
                PutBack(message, message.NotBefore ?? clock.GetUtcNow());
            }
        });
        return Task.CompletedTask;
    }

    /// <summary>Does something that outlives the process; now and then the process ends before or after it.</summary>
    public bool Effect(Action effect)
    {
        EndNowAndThen();
        effect();
        EndNowAndThen();
        return true;
    }

    private void EndNowAndThen()
    {
        if (stops.Next(rarity) == 0)
        {
            Stops++;
            throw new Faults.ProcessEndedException();
        }
    }

    Task ISubmissionStore.PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation) => throw new NotSupportedException();

    Task<Submission?> ISubmissionStore.FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation) => throw new NotSupportedException();

    Task<bool> ISubmissionStore.SaveAsync(FilingChange change, CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<PendingCheck> ISubmissionStore.ListPendingAsync(DateTimeOffset dueBefore, CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<Act> ISubmissionStore.ListActsAsync(FilingKey filing, CancellationToken cancellation) => throw new NotSupportedException();

    Task<AccessKey?> ISubmissionStore.FindKeyOrNullAsync(string hash, CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<AccessKey> ISubmissionStore.ListKeysAsync(CancellationToken cancellation) => throw new NotSupportedException();

    Task ISubmissionStore.PutKeyAsync(AccessKey key, CancellationToken cancellation) => throw new NotSupportedException();

    Task ISubmissionStore.PutKeysAsync(IReadOnlyList<AccessKey> keys, CancellationToken cancellation) => throw new NotSupportedException();

    Task ISubmissionStore.NoteKeyUseAsync(string name, DateTimeOffset at, CancellationToken cancellation) => throw new NotSupportedException();

    Task<RememberedAnswer?> ISubmissionStore.FindAnswerOrNullAsync(string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    Task<RememberedAnswer> ISubmissionStore.ReserveAnswerAsync(string caller, string idempotencyKey, string requestHash, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    Task ISubmissionStore.RememberAnswerAsync(AnsweredCall answered, CancellationToken cancellation) => throw new NotSupportedException();

    Task<bool> ISubmissionStore.AddEditionAsync(SummaryEdition edition, CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<SummaryEdition> ISubmissionStore.ListEditionsAsync(int year, CancellationToken cancellation) => throw new NotSupportedException();

    Task ISubmissionStore.ProbeAsync(CancellationToken cancellation) => throw new NotSupportedException();
}
