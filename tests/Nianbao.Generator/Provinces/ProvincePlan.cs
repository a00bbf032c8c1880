namespace Nianbao.Generator.Provinces;

/// <summary>What a province is to be like.</summary>
/// <param name="Agencies">How many agencies it has, at least four.</param>
/// <param name="Years">The data years, one after the other.</param>
/// <param name="Seed">The same seed gives the same province.</param>
internal sealed record ProvincePlan(int Agencies, IReadOnlyList<int> Years, int Seed)
{
    /// <summary>Of a thousand reports, how many have a planted error.</summary>
    public int Errors { get; init; } = 50;

    /// <summary>Of a thousand filings, how many are not made.</summary>
    public int Missing { get; init; } = 20;

    /// <summary>Of a thousand filings, how many are made after the deadline.</summary>
    public int Late { get; init; } = 30;

    /// <summary>Of a thousand departments, how many had another name before the last year.</summary>
    public int Renamed { get; init; } = 10;

    /// <summary>Of a thousand reports, how many carry in what the year before did not carry out.</summary>
    public int Unsettled { get; init; } = 10;

    /// <summary>Whether governments report of themselves too, beside their areas.</summary>
    public bool GovernmentsReportOwn { get; init; }

    /// <summary>A number for one agency's year that depends on nothing else, so that one more agency changes no other.</summary>
    public int SeedOf(int agency, int year)
    {
        unchecked
        {
            // SplitMix64.
            var mixed = ((ulong)(uint)Seed << 40) + ((ulong)(uint)agency << 12) + (ulong)(uint)year + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) & 0x7FFFFFFF);
        }
    }
}
