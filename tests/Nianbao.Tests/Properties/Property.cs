using FsCheck;
using FsCheck.Fluent;

namespace Nianbao.Tests.Properties;

/// <summary>
/// Holds a claim against many inputs that FsCheck draws: the same ones in every run, fifty times as many with <c>NIANBAO_LONG=1</c>. What breaks it is made
/// as small as it can be before it is shown.
/// </summary>
internal static class Property
{
    private static readonly int s_times = Generated.Generated.Seeds > 100 ? 50 : 1;

    /// <summary>Throws, with the smallest input found, when the claim does not hold or throws.</summary>
    /// <param name="inputs">Where inputs come from, and how they are made smaller.</param>
    /// <param name="claim">What must be true of each.</param>
    /// <param name="count">How many are tried in every run.</param>
    public static void Holds<T>(Arbitrary<T> inputs, Func<T, bool> claim, int count) =>
        Prop.ForAll(inputs, claim).Check(Config.QuickThrowOnFailure.WithMaxTest(count * s_times).WithReplay(20_241_128, 7));

    /// <summary>Any text, of what stands in cells mostly: digits of every width, signs, units, brackets, spaces that show and spaces that do not.</summary>
    public static Arbitrary<string> Texts { get; } = Arb.From(
        Gen.Frequency(
            (4, Gen.Elements("0123456789０１２３４５６７８９.,，．-－—+¥￥()（）/ \u00A0\u3000\t\n\u200B\uFEFF万千百亿元件条次无空一三〇②¹½٣".ToCharArray()).ArrayOf().Select(characters => new string(characters))),
            (1, ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""))),
        text => ArbMap.Default.ArbFor<NonNull<string>>().Shrinker(NonNull<string>.NewNonNull(text)).Select(shorter => shorter.Get));
}
