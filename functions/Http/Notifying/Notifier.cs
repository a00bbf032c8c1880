using Nianbao.Store;

namespace Nianbao.Http.Notifying;

/// <summary>Sends to people by e-mail and to groups by a chat robot, as far as each is set up.</summary>
public sealed class Notifier(SmtpMail? mail, ChatRobot? robot) : INotifier
{
    public bool Reaches(NoticeReader reader) => reader == NoticeReader.Group ? robot is not null : mail is not null;

    public Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation) => message.Notice.Reader == NoticeReader.Group
        ? (robot ?? throw NotSetUp()).SendAsync(message, cancellation)
        : (mail ?? throw NotSetUp()).SendAsync(message, cancellation);

    private static InvalidOperationException NotSetUp() => new("There is no way to this reader; ask Reaches first.");
}
