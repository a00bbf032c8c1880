using Nianbao.Store;

namespace Nianbao.Tests.Corpus;

/// <summary>The agencies of the cases, from <c>agencies.csv</c>.</summary>
internal static class SampleAgencies
{
    public static IReadOnlyList<Agency> All { get; } =
        Assert.IsType<RosterOutcome.Read>(RosterCsv.Read(File.ReadAllBytes(CorpusFolder.PathOf("agencies.csv")), known: [])).Agencies;

    public static Agency Find(string name) => All.First(agency => agency.Name == name);
}
