using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class SubmissionIdTests
{
    [Theory]
    [InlineData("2023-11321322014214799H-own-001")]
    [InlineData("2014-11321322014214749C-area-012")]
    [InlineData("2023-11321322014214799H-own-1000")]
    public void A_printed_name_is_read_back(string printed) => Assert.Equal(printed, SubmissionId.Parse(printed)!.Value.ToString());

    [Theory]
    [InlineData("2023-11321322014214799H-own-1")]
    [InlineData("2023-11321322014214799H-whole-001")]
    [InlineData("2023-11321322014214799-own-001")]
    [InlineData("2023-11321322014214799H-own-001\n")]
    [InlineData("../2023-11321322014214799H-own-001")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_name(string? printed) => Assert.Null(SubmissionId.Parse(printed));
}
