using System.Text;
using Nianbao.Documents;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

/// <summary>Random ways to cut a table into merged cells, written as a Word file and as a page, against the rectangles they came from.</summary>
public sealed class MergedCellTests
{
    [Fact]
    public void Every_way_of_merging_cells_reads_as_the_rectangles_it_came_from()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (rows, columns, cells) = Cut(new Random(seed));
            var expected = Expected(rows, cells);
            Assert.Equal($"{seed}\n{expected}", $"{seed}\n{GridPrint.Spans(ReadBody(Word(rows, columns, cells)).Grids.Single())}");
        }
    }

    [Fact]
    public void The_same_cells_read_the_same_when_every_column_has_a_cell_and_says_that_it_goes_on_from_the_left()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (rows, columns, cells) = Cut(new Random(seed));
            Assert.Equal($"{seed}\n{Expected(rows, cells)}", $"{seed}\n{GridPrint.Spans(ReadBody(Word(rows, columns, cells, Sideways)).Grids.Single())}");
        }
    }

    [Fact]
    public void A_cell_that_goes_on_from_the_left_and_holds_a_text_stays_a_cell() => Assert.Equal(
        "3:0,0,1x1 5:0,1,1x1",
        GridPrint.Spans(ReadBody(Table(Row(Cell("3", "<w:hMerge w:val=\"restart\"/>"), Cell("5", "<w:hMerge/>")))).Grids.Single()));

    [Fact]
    public void The_same_cells_read_the_same_from_a_page()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (rows, columns, cells) = Cut(new Random(seed), withGaps: false);
            Assert.Equal(columns, cells.Where(cell => cell.Row == 0).Sum(cell => cell.Columns));
            var page = Read(Encoding.UTF8.GetBytes(Page(rows, cells)));
            Assert.Equal($"{seed}\n{Expected(rows, cells)}", $"{seed}\n{GridPrint.Spans(page.Grids.Single())}");
        }
    }

    [Fact]
    public void A_cell_is_found_by_every_column_it_covers()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (rows, columns, cells) = Cut(new Random(seed), withGaps: false);
            var grid = ReadBody(Word(rows, columns, cells)).Grids.Single();
            Assert.All(cells, cell => Assert.Equal(cell.Name, At(grid, cell.Row + cell.Rows - 1, cell.Column + cell.Columns - 1)));
        }
    }

    private static string At(Grid grid, int row, int column) => grid.Rows[row].Cells[grid.Rows[row].OrdinalAt(column)].Text;

    // Rectangles at random places, the last row single cells; with gaps, some rows begin or end later than the others.
    private static (int Rows, int Columns, List<Rectangle> Cells) Cut(Random random, bool withGaps = true)
    {
        var (rows, columns) = (2 + random.Next(6), 3 + random.Next(6));
        var taken = new bool[rows, columns];
        var cells = new List<Rectangle>();
        for (var row = 0; row < rows; row++)
        {
            var (from, to) = withGaps ? (random.Next(3) / 2, columns - random.Next(3) / 2) : (0, columns);
            for (var column = from; column < to; column++)
            {
                if (!taken[row, column])
                {
                    cells.Add(Grown(random, taken, row, column, to));
                }
            }
        }

        return (rows, columns, cells);
    }

    private static Rectangle Grown(Random random, bool[,] taken, int row, int column, int end)
    {
        var isLast = row == taken.GetLength(0) - 1;
        var (wide, high) = (1, isLast ? 1 : 1 + random.Next(taken.GetLength(0) - 1 - row) / (1 + random.Next(3)));
        for (var most = isLast ? 1 : 1 + random.Next(3); wide < most && column + wide < end && !taken[row, column + wide];)
        {
            wide++;
        }

        for (var r = row; r < row + high; r++)
        {
            for (var c = column; c < column + wide; c++)
            {
                taken[r, c] = true;
            }
        }

        return new(row, column, high, wide);
    }

    private static string Expected(int rows, List<Rectangle> cells) => string.Join('\n', Enumerable.Range(0, rows).Select(row => string.Join(' ', Crossing(cells, row)
        .Select(cell => $"{cell.Name}:{cell.Row},{cell.Column},{cell.Rows}x{cell.Columns}"))));

    private static IEnumerable<Rectangle> Crossing(List<Rectangle> cells, int row) =>
        cells.Where(cell => cell.Row <= row && row < cell.Row + cell.Rows).OrderBy(cell => cell.Column);

    private static string Word(int rows, int columns, List<Rectangle> cells) => Word(rows, columns, cells, Spanning);

    private static string Word(int rows, int columns, List<Rectangle> cells, Func<Rectangle, int, IEnumerable<string>> write) =>
        Table([.. Enumerable.Range(0, rows).Select(row =>
        {
            var crossing = Crossing(cells, row).ToList();
            var before = crossing.Count > 0 ? crossing[0].Column : columns;
            return Row([$"<w:trPr><w:gridBefore w:val=\"{before}\"/></w:trPr>", .. crossing.SelectMany(cell => write(cell, row))]);
        })]);

    private static IEnumerable<string> Spanning(Rectangle cell, int row) =>
        [Cell(cell.Row == row ? cell.Name : "", $"<w:gridSpan w:val=\"{cell.Columns}\"/>" + Merge(cell, row))];

    private static IEnumerable<string> Sideways(Rectangle cell, int row) => Enumerable.Range(0, cell.Columns).Select(column => Cell(
        cell.Row == row && column == 0 ? cell.Name : "",
        (cell.Columns == 1 ? "" : column == 0 ? "<w:hMerge w:val=\"restart\"/>" : "<w:hMerge w:val=\"continue\"/>") + Merge(cell, row)));

    private static string Merge(Rectangle cell, int row) => cell.Rows == 1 ? "" : cell.Row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";

    private static string Page(int rows, List<Rectangle> cells) => "<table>" + string.Concat(Enumerable.Range(0, rows).Select(row =>
        "<tr>" + string.Concat(cells.Where(cell => cell.Row == row).Select(cell => $"<td rowspan={cell.Rows} colspan={cell.Columns}>{cell.Name}")))) + "</table>";

    private sealed record Rectangle(int Row, int Column, int Rows, int Columns)
    {
        public string Name => $"c{Row}x{Column}";
    }
}
