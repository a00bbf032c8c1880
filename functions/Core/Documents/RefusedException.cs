namespace Nianbao.Documents;

/// <summary>A reader found out that it cannot read a file, and says why. Caught where reading begins.</summary>
internal sealed class RefusedException(ReadOutcome.Unreadable outcome) : Exception(outcome.Reason)
{
    public ReadOutcome.Unreadable Outcome => outcome;
}
