using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Reminding;

/// <summary>A department under a city under a province, reminders on the embedded adapters, and a provider that keeps what it is given.</summary>
public sealed class ReminderDesk : IDisposable
{
    public const string Province = "11320000000000001P";
    public const string City = "11320100000000002C";

    private readonly Desk _desk = new();

    public ReminderDesk()
    {
        Notifier = new(Clock);
        var progress = new FilingProgress(_desk.Submissions, Outbox, Clock);
        Receipts = ReceiptKey.New();
        Reminders = new(
            _desk.Submissions, Outbox, Outbox, Queue, Notifier, progress, new(_desk.Submissions, Outbox, progress, Receipts, new(Portal), Clock), Clock);
        PutAsync(An.Agency(Province, AgencyKind.Government) with { Level = AgencyLevel.Province, Contact = "province@example.gov.cn" }).GetAwaiter().GetResult();
        PutAsync(An.Agency(City, AgencyKind.Government, Province) with { Level = AgencyLevel.City, Contact = "city@example.gov.cn" }).GetAwaiter().GetResult();
        PutAsync(Department).GetAwaiter().GetResult();
    }

    public static Agency Department { get; } = An.Agency(parent: City) with { Name = "水利局", Contact = "张三 0527-1 water@example.gov.cn" };

    public ManualClock Clock => _desk.Clock;

    public static Uri Portal { get; } = new("https://nianbao.example.gov.cn/");

    public RecordingNotifier Notifier { get; }

    /// <summary>Signs the receipts that notices carry.</summary>
    public ReceiptKey Receipts { get; }

    public Reminders Reminders { get; }

    public SqliteOutbox Outbox => _desk.Outbox;

    public SqliteWorkQueue Queue => _desk.Queue;

    public Desk Desk => _desk;

    public Task PutAsync(Agency agency) => _desk.Submissions.PutAgenciesAsync([agency], default);

    /// <summary>Moves the clock on to a time in Beijing.</summary>
    public void GoTo(DateOnly day, int hour, int minute = 0)
    {
        var moment = Beijing.MomentOf(day, new(hour, minute));
        Assert.True(moment >= Clock.GetUtcNow());
        Clock.Advance(moment - Clock.GetUtcNow());
    }

    /// <summary>Plans, and delivers every message that is due.</summary>
    public async Task TickAsync()
    {
        await Reminders.PlanAsync(default);
        await DeliverAsync();
    }

    public async Task DeliverAsync()
    {
        while (await Queue.TakeAsync(WorkQueueName.Reminders, TimeSpan.FromMinutes(2), default) is { } message)
        {
            await Reminders.DeliverAsync(message.Subject, default);
            await Queue.CompleteAsync(message, default);
        }
    }

    public async Task<Notice> FindAsync(string id) => (await Outbox.FindNoticeOrNullAsync(id, default))!;

    public Task<List<Notice>> NoticesAsync() => An.ListAsync(Outbox.ListNoticesAsync(2023, default));

    public void Dispose()
    {
        Receipts.Dispose();
        _desk.Dispose();
    }
}
