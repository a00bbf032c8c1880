using Nianbao.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>A mail provider that keeps what it is given, and answers as it is told.</summary>
public sealed class RecordingNotifier(TimeProvider clock) : INotifier
{
    private readonly List<(DateTimeOffset At, NoticeMessage Message)> _messages = [];

    public HashSet<NoticeReader> Readers { get; } = [NoticeReader.Filer, NoticeReader.Head, NoticeReader.Office];

    /// <summary>What it answers; null for taking the message over.</summary>
    public Func<NoticeMessage, NotifyOutcome?> Answer { get; set; } = _ => null;

    public IReadOnlyList<(DateTimeOffset At, NoticeMessage Message)> Messages => _messages;

    public bool Reaches(NoticeReader reader) => Readers.Contains(reader);

    public Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        var answer = Answer(message);
        if (answer is null)
        {
            _messages.Add((clock.GetUtcNow(), message));
        }

        return Task.FromResult(answer ?? new NotifyOutcome.Sent("250 OK"));
    }
}
