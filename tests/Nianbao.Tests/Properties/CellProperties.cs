using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Nianbao.Figures;
using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Tests.Properties;

/// <summary>What holds of every cell and every label, whatever stands in it.</summary>
public class CellProperties
{
    private static readonly FormCell[] s_cells = [.. NationalForms.All.SelectMany(form => form.Cells).DistinctBy(cell => (cell.Kind, cell.Unit, cell.Column.FixesUnit))];

    [Fact]
    public void A_number_has_the_digits_of_its_cell_in_their_order_and_no_others() => Property.Holds(
        Property.Texts,
        text => s_cells.All(cell => FigureText.Of(text, cell, null) is not { State: FigureState.Number, Value: { } value }
            || (cell.Kind == FigureKind.Money ? DigitsOf(text).Contains(DigitsOf(Plain(value)).Trim('0'), StringComparison.Ordinal) : DigitsOf(text).TrimStart('0') == DigitsOf(Plain(value)).TrimStart('0'))),
        count: 3_000);

    [Fact]
    public void What_holds_no_digit_is_never_a_number() => Property.Holds(
        Property.Texts, text => DigitsOf(text).Length > 0 || s_cells.All(cell => FigureText.Of(text, cell, null).State != FigureState.Number), count: 2_000);

    [Fact]
    public void A_count_is_read_the_same_however_wide_its_digits_are_and_whatever_space_is_around_it()
    {
        var count = s_cells.First(cell => cell is { Kind: FigureKind.Count, Unit: "件" });
        var printed = from value in Gen.Choose(0, int.MaxValue)
                      from isWide in Gen.Elements(true, false)
                      from hasGroups in Gen.Elements(true, false)
                      from before in Gen.Elements("", " ", "\u3000", "\n", "\u200B")
                      from unit in Gen.Elements("", "件")
                      select (Value: value, Text: before + Wide(value.ToString(hasGroups ? "N0" : "D", CultureInfo.InvariantCulture), isWide) + unit + before);
        Property.Holds(Arb.From(printed), each => FigureText.Of(each.Text, count, null) is { State: FigureState.Number } read && read.Value == each.Value, count: 1_000);
    }

    [Fact]
    public void A_label_is_the_same_whatever_spaces_stand_in_it_and_normalised_once_it_stays_as_it_is()
    {
        var labels = NationalForms.All.SelectMany(form => form.Tables).SelectMany(table => table.Blocks)
            .SelectMany(block => block.Rows.Select(row => row.Label).Concat(block.Columns.Select(column => column.Label))).Where(label => label.Length > 0).Distinct().ToArray();
        var spaced = from label in Gen.Elements(labels)
                     from at in Gen.Choose(0, label.Length)
                     from space in Gen.Elements(" ", "\u3000", "\n", "\u00A0", "\u200B", "\t\t")
                     select (Label: label, Spaced: label.Insert(at, space));
        Property.Holds(Arb.From(spaced), each => LabelText.Of(each.Spaced) == LabelText.Of(each.Label) && LabelText.Of(LabelText.Of(each.Label).Text) == LabelText.Of(each.Label), count: 2_000);
    }

    [Fact]
    public void Any_text_can_be_a_label() => Property.Holds(Property.Texts, text => LabelText.Of(text).Text.Length <= text.Normalize(NormalizationForm.FormKC).Length, count: 2_000);

    [Fact]
    public void A_field_of_a_csv_comes_back_as_it_was_and_never_begins_a_formula() => Property.Holds(
        Property.Texts.Generator.Where(text => !text.Contains('\0', StringComparison.Ordinal)).ArrayOf().Where(fields => fields.Length > 1).ToArbitrary(),
        fields =>
        {
            var csv = new StringBuilder();
            Csv.AppendRecord(csv, fields);
            var read = Csv.Read(csv.ToString()).Single().Fields;
            return read.Count == fields.Length && read.Zip(fields).All(pair => pair.First.TrimStart('\'') == pair.Second.TrimStart('\'')
                && (pair.First.Length == 0 || !"=+@\t\r".Contains(pair.First[0], StringComparison.Ordinal)));
        },
        count: 1_000);

    private static string DigitsOf(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Wide(string text, bool isWide) => isWide ? string.Concat(text.Select(character => char.IsAsciiDigit(character) ? (char)(character - '0' + '０') : character)) : text;
}
