using Nianbao.Store;

namespace Nianbao.Notices;

/// <summary>What a plan came to.</summary>
/// <param name="Added">Notices that fell due.</param>
/// <param name="Withdrawn">Notices that nobody needs any more.</param>
public sealed record PlanOutcome(int Added, int Withdrawn);

/// <summary>What came of a message that asked for a delivery; the message is done in any case.</summary>
public abstract record DeliverOutcome
{
    private DeliverOutcome() { }

    /// <summary>The notice does not wait, or not yet, or somebody else has it in hand.</summary>
    public sealed record NothingToDo : DeliverOutcome;

    /// <summary>There is no way to its reader: it stays in the outbox.</summary>
    public sealed record Kept : DeliverOutcome;

    /// <summary>Another message is on its way.</summary>
    /// <param name="Until">When it comes, UTC.</param>
    public sealed record Postponed(DateTimeOffset Until) : DeliverOutcome;

    /// <summary>It has come to its end.</summary>
    /// <param name="State">Which.</param>
    public sealed record Settled(NoticeState State) : DeliverOutcome;
}
