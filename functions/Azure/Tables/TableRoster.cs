using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// The roster, in one partition. A change of it is one thing although a batch takes a hundred rows: what is more is first written down as
/// a whole, in a blob named by the roster's state row, and from then on it has been made; whoever comes next carries out what a process
/// that ended left of it. Every batch goes under the state row's ETag, so that of two who carry it out each batch is written by one, and
/// one who was held up writes nothing over what is newer.
/// </summary>
/// <param name="table">The table of agencies.</param>
/// <param name="content">Where entries go that are too long for a row.</param>
/// <param name="files">Where changes are written down.</param>
internal sealed class TableRoster(RowTable table, StoredContent content, IFileStore files)
{
    public const string Partition = "roster";

    private const string Agencies = "g-";
    private const string Folder = "roster";

    /// <summary>More writers than this never meet at the roster.</summary>
    private const int Tries = 50;

    private const int LargestChange = 256 * 1024 * 1024;

    public async Task<Agency?> FindOrNullAsync(string id, CancellationToken cancellation)
    {
        var (stating, finding) = (StateAsync(cancellation), table.FindAsync(Partition, RowOf(id), cancellation));
        await Task.WhenAll(stating, finding);
        var changed = (await ChangeOfAsync(await stating, cancellation)).FirstOrDefault(agency => agency.Id == id);
        return changed ?? (await finding is { } row ? await ReadAsync(row, cancellation) : null);
    }

    /// <summary>The roster of one moment, ordered by id: read again when it changed meanwhile.</summary>
    public async Task<IReadOnlyCollection<Agency>> ReadAllAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var before = await StateAsync(cancellation);
            var roster = new SortedDictionary<string, Agency>(StringComparer.Ordinal);
            await foreach (var row in table.ListAsync(Partition, Agencies, cancellation))
            {
                var agency = await ReadAsync(row, cancellation);
                roster[agency.Id] = agency;
            }

            foreach (var agency in await ChangeOfAsync(before, cancellation))
            {
                roster[agency.Id] = agency;
            }

            if ((await StateAsync(cancellation)).Generation == before.Generation)
            {
                return roster.Values;
            }
        }

        throw Contended();
    }

    /// <summary>Adds or replaces agencies, all or none.</summary>
    public async Task PutAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation)
    {
        var changed = agencies.GroupBy(agency => agency.Id).Select(same => same.Last()).OrderBy(agency => agency.Id, StringComparer.Ordinal).ToList();
        for (var i = 0; i < Tries; i++)
        {
            var state = await FinishAsync(cancellation);
            var write = Guid.NewGuid().ToString("N");
            var isBegun = changed.Count == 0 || await BeginAsync(state, changed, write, cancellation);
            // Refused: by another's change, or because the answer to this very one was lost.
            if (isBegun || (await StateAsync(cancellation)).Write == write)
            {
                await FinishSoonAsync(cancellation);
                return;
            }
        }

        throw Contended();
    }

    /// <summary>Carries out what is left of a change that has been made. Gives the state after it, in which nothing is left.</summary>
    public async Task<RosterState> FinishAsync(CancellationToken cancellation)
    {
        var (path, change) = (default(string), (IReadOnlyList<Agency>)[]);
        for (var refused = 0; refused < Tries;)
        {
            var state = await StateAsync(cancellation);
            if (state.Path is null)
            {
                return state;
            }

            (path, change) = (state.Path, state.Path == path ? change : await ChangeOfAsync(state, cancellation));
            var batch = Batches.Of(await GroupsAsync(change.Skip(state.Done).Take(Batches.MostRows), cancellation), Batches.MostRows - 1).First();
            var done = state.Done + batch.Count;
            var next = done < change.Count ? state with { Done = done } : state with { Path = null, Done = 0 };
            refused = await table.TrySubmitAsync([next.Action(Partition), .. batch], cancellation) ? 0 : refused + 1;
        }

        throw Contended();
    }

    private async Task FinishSoonAsync(CancellationToken cancellation)
    {
        try
        {
            await FinishAsync(cancellation);
        }
        catch (StoreFaultException)
        {
            // The change has been made, every reader sees it, and that is what its maker must hear; the sweep carries it out.
        }
    }

    private async Task<bool> BeginAsync(RosterState state, List<Agency> changed, string write, CancellationToken cancellation)
    {
        var next = state with { Generation = state.Generation + 1, Write = write };
        var batches = Batches.Of(await GroupsAsync(changed.Take(Batches.MostRows), cancellation), Batches.MostRows - 1).ToList();
        if (batches.Count == 1)
        {
            return await table.TrySubmitAsync([next.Action(Partition), .. batches[0]], cancellation);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(changed, StoredJson.Plain.IReadOnlyListAgency);
        var path = $"{AzureNames.ResultsContainer}/{Folder}/{Fingerprint.Of(json)}.json.br";
        await files.PutAsync(path, Compressed.Pack(json), cancellation);
        return await table.TrySubmitAsync([(next with { Path = path }).Action(Partition)], cancellation);
    }

    private async Task<IReadOnlyList<IReadOnlyList<TableTransactionAction>>> GroupsAsync(IEnumerable<Agency> agencies, CancellationToken cancellation)
    {
        var groups = new List<IReadOnlyList<TableTransactionAction>>();
        foreach (var agency in agencies)
        {
            var row = await content.PutAsync(new(Partition, RowOf(agency.Id)), agency, StoredJson.Plain.Agency, Folder, cancellation);
            groups.Add([new(TableTransactionActionType.UpsertReplace, row)]);
        }

        return groups;
    }

    /// <summary>The change that has been made and is not carried out yet; empty when there is none.</summary>
    private async Task<IReadOnlyList<Agency>> ChangeOfAsync(RosterState state, CancellationToken cancellation) => state.Path is not { } path
        ? []
        : Compressed.Read(
            await files.FindOrNullAsync(path, cancellation) ?? throw new FileNotFoundException("A change of the roster is not in the store.", path),
            StoredJson.Plain.IReadOnlyListAgency, LargestChange);

    private async Task<RosterState> StateAsync(CancellationToken cancellation) =>
        await table.FindAsync(Partition, RosterState.Row, cancellation) is { } row ? RosterState.Read(row) : RosterState.Empty;

    private Task<Agency> ReadAsync(TableEntity row, CancellationToken cancellation) => content.ReadAsync(row, StoredJson.Plain.Agency, cancellation);

    private static string RowOf(string id) => $"{Agencies}{RowKeys.Escaped(id)}";

    private static TimeoutException Contended() => new($"The roster changed {Tries} times while it was being read or written.");
}
