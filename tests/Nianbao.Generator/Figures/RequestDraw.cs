using Nianbao.Forms;

namespace Nianbao.Generator.Figures;

/// <summary>The request table: received and carried in equals handled and carried out, in every column.</summary>
internal sealed class RequestDraw(FormDefinition form, Dictionary<string, decimal> figures, Draw draw)
{
    private readonly FormBlock _block = form.Tables.First(table => table.Id == "t3").Blocks[0];

    public void Fill(FigureScale scale, IReadOnlyDictionary<string, decimal>? before, int unsettled)
    {
        var requesters = _block.Columns.Where(column => column.Key != "total").Select(column => column.Key).ToList();
        foreach (var (at, requester) in requesters.Index())
        {
            var carried = before is not null && before.TryGetValue($"t3.carried_out.{requester}", out var left)
                ? (int)left + (at == 0 ? unsettled : 0)
                : draw.Few(at == 0 ? scale.Requests / 10 : 0);
            FillColumn(requester, carried, at == 0 ? draw.Some(scale.Requests) : draw.Few(scale.Requests / 12), scale.Least);
        }

        foreach (var row in _block.Rows)
        {
            figures[$"t3.{row.Key}.total"] = requesters.Sum(requester => figures[$"t3.{row.Key}.{requester}"]);
        }
    }

    private void FillColumn(string requester, int carriedIn, int received, int least)
    {
        var outcomes = _block.Rows.Where(row => row.Group is not null && row.Key != "handled_total").ToList();
        received = Math.Max(received, least * (outcomes.Count + 2));
        var carriedOut = draw.Between(least, (carriedIn + received) / 12);
        var handled = carriedIn + received - carriedOut;
        figures[$"t3.new_received.{requester}"] = received;
        figures[$"t3.carried_in.{requester}"] = carriedIn;
        figures[$"t3.carried_out.{requester}"] = carriedOut;
        figures[$"t3.handled_total.{requester}"] = handled;
        foreach (var (row, count) in outcomes.Zip(draw.Split(handled, outcomes.Count)))
        {
            figures[$"t3.{row.Key}.{requester}"] = count;
        }
    }
}
