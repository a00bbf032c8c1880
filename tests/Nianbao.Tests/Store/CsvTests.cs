using System.Text;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\nc,d", "1:a|b 2:c|d")]
    [InlineData("a,\r\n", "1:a|")]
    [InlineData(",", "1:|")]
    [InlineData("\"a,b\",\"c\"\"d\"", "1:a,b|c\"d")]
    [InlineData("\"a\nb\",c\nd", "1:a\nb|c 3:d")] // A line break inside quotes counts as a line.
    [InlineData("\n\na", "3:a")] // Empty lines are left out and counted.
    [InlineData("\"a", "1:a")] // Never closed.
    [InlineData("\"a\"b,c", "1:ab|c")]
    [InlineData("", "")]
    public void Records_are_split_with_the_line_they_begin_on(string text, string expected) => Assert.Equal(
        expected, string.Join(' ', Csv.Read(text).Select(record => $"{record.Line}:{string.Join('|', record.Fields)}")));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-1+cmd", "'-1+cmd")]
    [InlineData("-", "'-")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("-12.5", "-12.5")] // A negative number stays a number.
    [InlineData("12", "12")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("一、二", "一、二")]
    public void A_field_that_a_spreadsheet_would_run_is_made_harmless(string field, string printed) => Assert.Equal($"{printed}\r\n", Printed(field));

    [Fact]
    public void What_is_written_is_read_back() =>
        Assert.Equal(["a,b", "\"", "x\r\ny", ""], Assert.Single(Csv.Read(Printed("a,b", "\"", "x\r\ny", ""))).Fields);

    private static string Printed(params string[] fields)
    {
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, fields);
        return csv.ToString();
    }
}
