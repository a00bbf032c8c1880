namespace Nianbao.Store;

/// <summary>Something an office has set for all: the calendar of a year, a text of its own.</summary>
/// <param name="Name">What it sets: <c>calendar-2025</c>, <c>template-verdict</c>. ASCII letters, digits and hyphens.</param>
/// <param name="Json">The record as stored JSON; at most 30,000 characters.</param>
/// <param name="At">When it was set, UTC.</param>
/// <param name="By">Who set it: the name of the access key.</param>
/// <param name="ETag">The store's mark for this state of it; null for one that is not stored yet.</param>
public sealed record OfficeSetting(string Name, string Json, DateTimeOffset At, string By, string? ETag);
