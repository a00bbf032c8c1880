namespace Nianbao.Store;

/// <summary>Hands messages to people's mailboxes and chats. The same on every host; what it can reach is a matter of the deployment's settings.</summary>
public interface INotifier
{
    /// <summary>Whether there is a way to such readers at all; without one their notices stay in the outbox, where the office reads them.</summary>
    bool Reaches(NoticeReader reader);

    /// <summary>Sends one message. Whatever the provider says is an outcome; sent twice it carries the same id, so that a mail program shows it once.</summary>
    Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation);
}

/// <summary>A message as it goes out.</summary>
/// <param name="Notice">What it is the message of; its id becomes the message's own.</param>
/// <param name="Addresses">E-mail addresses; empty for a group.</param>
/// <param name="Subject">One line (中文).</param>
/// <param name="Text">Plain text with line feeds (中文).</param>
public sealed record NoticeMessage(Notice Notice, IReadOnlyList<string> Addresses, string Subject, string Text)
{
    /// <summary>Files that go with it; may be empty. A group is never sent any.</summary>
    public IReadOnlyList<NoticeAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a message.</summary>
/// <param name="Name">ASCII letters, digits, hyphens and dots: every mail program shows it as it is.</param>
/// <param name="MediaType">As <c>application/json</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record NoticeAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>What came of sending a message.</summary>
public abstract record NotifyOutcome
{
    private NotifyOutcome() { }

    /// <summary>The provider has taken it over.</summary>
    /// <param name="Answer">What it answered; at most 500 characters.</param>
    public sealed record Sent(string Answer) : NotifyOutcome;

    /// <summary>Not now: the provider is busy or cannot be reached, or refuses the deployment's own credentials.</summary>
    /// <param name="Answer">What it answered, or why it could not be asked; at most 500 characters.</param>
    public sealed record TryLater(string Answer) : NotifyOutcome;

    /// <summary>Not asked: the provider would not take more at once. No attempt was made.</summary>
    /// <param name="Wait">How long to wait.</param>
    public sealed record NotYet(TimeSpan Wait) : NotifyOutcome;

    /// <summary>Refused for good: no such mailbox, say.</summary>
    /// <param name="Answer">What it answered; at most 500 characters.</param>
    public sealed record Refused(string Answer) : NotifyOutcome;
}
