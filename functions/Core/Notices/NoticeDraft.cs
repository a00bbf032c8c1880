using Nianbao.Store;

namespace Nianbao.Notices;

/// <summary>What is to be done with a notice whose time has come, by what is true now.</summary>
public abstract record NoticeDraft
{
    private NoticeDraft() { }

    /// <summary>It is to be sent.</summary>
    /// <param name="Message">As it goes out.</param>
    public sealed record Send(NoticeMessage Message) : NoticeDraft;

    /// <summary>Nobody needs it any more.</summary>
    /// <param name="Why">For people (中文).</param>
    public sealed record Withdraw(string Why) : NoticeDraft;

    /// <summary>It cannot be told yet: a check of ours is under way.</summary>
    public sealed record Wait : NoticeDraft;

    /// <summary>There is nowhere to send it.</summary>
    public sealed record Unreachable : NoticeDraft;
}
