using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")] // The example of GB 32100-2015.
    [InlineData("11321322014214799H")]
    [InlineData("113213220142148103")]
    public void A_code_with_the_right_check_character_is_valid(string code) => Assert.True(CreditCode.IsValid(code));

    [Theory]
    [InlineData("91350100M000100Y44")] // Another check character.
    [InlineData("91350100M000010Y43")] // Two digits exchanged.
    [InlineData("91350100M000100Y4")] // Too short.
    [InlineData("91350100M000100Y430")] // Too long.
    [InlineData("91350100m000100y43")] // Lower case.
    [InlineData("91350100MOOO100Y43")] // Letters O for zeros.
    [InlineData("９1350100M000100Y43")] // Full-width digit.
    [InlineData("")]
    public void Any_other_code_is_not(string code) => Assert.False(CreditCode.IsValid(code));

    [Fact]
    public void Every_mistyped_character_is_noticed()
    {
        const string code = "91350100M000100Y43";
        var mistyped = from position in Enumerable.Range(0, code.Length)
                       from character in "0123456789ABCDEFGHJKLMNPQRTUWXY"
                       where character != code[position]
                       select code[..position] + character + code[(position + 1)..];
        Assert.DoesNotContain(mistyped, CreditCode.IsValid);
    }
}
