namespace Nianbao.Azure;

/// <summary>
/// What this host expects to find in the cloud; <c>infra/</c> makes exactly these, and a test compares both. Blob containers are the
/// first parts of the paths of the file store, so that each can have its own policy.
/// </summary>
public static class AzureNames
{
    /// <summary>The setting (or section) of the storage account.</summary>
    public const string Storage = "Storage";

    /// <summary>The setting (or section) of the Service Bus namespace.</summary>
    public const string ServiceBus = "ServiceBus";

    public const string SubmissionsQueue = "submissions";

    public const string RemindersQueue = "reminders";

    /// <summary>Everything of a data year, one partition a year.</summary>
    public const string FilingsTable = "filings";

    /// <summary>The roster, and what offices have set.</summary>
    public const string AgenciesTable = "agencies";

    public const string KeysTable = "keys";

    /// <summary>What <c>Idempotency-Key</c>s stand for.</summary>
    public const string AnswersTable = "answers";

    /// <summary>Originals as they were sent; never changed.</summary>
    public const string ReportsContainer = "reports";

    /// <summary>What is too large for a row.</summary>
    public const string ResultsContainer = "results";

    public const string SummariesContainer = "summaries";

    public const string AnchorsContainer = "anchors";

    public const string BackupsContainer = "backups";

    public const string HealthContainer = "health";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Containers { get; } =
        [ReportsContainer, ResultsContainer, SummariesContainer, AnchorsContainer, BackupsContainer, HealthContainer];
}
