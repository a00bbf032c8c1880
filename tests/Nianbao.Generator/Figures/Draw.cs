namespace Nianbao.Generator.Figures;

/// <summary>Draws counts; the same seed gives the same counts on every machine.</summary>
internal sealed class Draw(Random random, int least)
{
    /// <summary>Nothing as often as not, else up to twice the mean.</summary>
    public int Few(int mean) => Math.Max(least, random.Next(2) == 0 ? 0 : random.Next((2 * mean) + 1));

    /// <summary>Up to twice the mean.</summary>
    public int Some(int mean) => Math.Max(least, random.Next((2 * mean) + 1));

    /// <summary>From the first to the last, both included; the first where it is the larger.</summary>
    public int Between(int first, int last) => last <= first ? first : random.Next(first, last + 1);

    /// <summary>An amount with one decimal, up to the most.</summary>
    public decimal Amount(int most) => Math.Max(least, random.Next((10 * most) + 1) / 10m);

    /// <summary>
    /// Cuts a total into parts; the first parts are the likely ones. Each part holds at least the least where the total is enough for it.
    /// </summary>
    public int[] Split(int total, int parts)
    {
        var cut = new int[parts];
        var floor = total >= least * parts ? least : 0;
        Array.Fill(cut, floor);
        for (var rest = total - (floor * parts); rest > 0;)
        {
            var at = Math.Min(random.Next(parts), random.Next(parts));
            var taken = Between(1, rest);
            cut[at] += taken;
            rest -= taken;
        }

        return cut;
    }
}
