namespace Nianbao.Documents.Legacy;

/// <summary>How a run of characters looks, as far as it changes what is read.</summary>
/// <param name="IsGone">Deleted in a tracked change, hidden, or struck through: whoever strikes a number through takes it back.</param>
/// <param name="IsDeleted">Deleted in a tracked change.</param>
/// <param name="IsHidden">Hidden.</param>
/// <param name="IsRaised">Above the line, as footnote marks are.</param>
/// <param name="IsSpecial">Not a character but a mark that stands for something else.</param>
internal readonly record struct DocRun(bool IsGone, bool IsDeleted, bool IsHidden, bool IsRaised, bool IsSpecial)
{
    /// <param name="own">The modifiers of the run.</param>
    /// <param name="changes">Modifiers from a quick save.</param>
    /// <param name="paragraphStyle">The style of its paragraph.</param>
    /// <param name="styles">The styles.</param>
    public static DocRun Of(ReadOnlySpan<byte> own, ReadOnlySpan<byte> changes, int paragraphStyle, DocStyles styles)
    {
        bool isDeleted = false, isStruck = false, isRaised = false, isSpecial = false;
        var isStyleHidden = styles.IsHidden(paragraphStyle);
        bool? isHidden = null;
        void Take(ushort code, ReadOnlySpan<byte> operand)
        {
            switch (code)
            {
                case Sprms.Deleted:
                    isDeleted = operand[0] != 0;
                    break;
                case Sprms.Hidden:
                    isHidden = operand[0] switch { 0 => false, 0x80 => isStyleHidden, 0x81 => !isStyleHidden, _ => true };
                    break;
                case Sprms.Struck or Sprms.StruckTwice:
                    isStruck |= operand[0] is 1 or 0x81;
                    break;
                case Sprms.SuperOrSubscript:
                    isRaised = operand[0] == 1;
                    break;
                case Sprms.Position:
                    isRaised |= operand.Short(0) > 0;
                    break;
                case Sprms.CharacterStyle:
                    isStyleHidden |= styles.IsHidden(operand.Word(0));
                    break;
                case Sprms.Special:
                    isSpecial = operand[0] != 0;
                    break;
            }
        }

        Sprms.Each(own, Take);
        Sprms.Each(changes, Take);
        var hidden = isHidden ?? isStyleHidden;
        return new(isDeleted || hidden || isStruck, isDeleted, hidden, isRaised, isSpecial);
    }
}
