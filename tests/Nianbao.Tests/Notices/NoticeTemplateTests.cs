using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Notices;

public sealed class NoticeTemplateTests
{
    public static TheoryData<string> Names => [.. NoticeTemplate.Fields.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_texts_that_come_with_the_program_have_no_fault_and_use_every_field(string name)
    {
        var template = NoticeTemplate.Default(name);
        Assert.Empty(template.Faults());
        Assert.All(NoticeTemplate.Fields[name], field => Assert.Contains($"{{{{{field}}}}}", template.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("标题\n\n{{密码}}", "没有“{{密码}}”这一项")]
    [InlineData("标题\n\n{{}}", "没有“{{}}”这一项")]
    [InlineData("标题\n正文", "第二行空着")]
    [InlineData("\n\n正文", "第一行写标题")]
    public void A_text_that_cannot_be_filled_in_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Single(new NoticeTemplate("reminder", text).Faults()), StringComparison.Ordinal);

    [Theory]
    [InlineData("张三 0527-1 water@example.gov.cn", "water@example.gov.cn")]
    [InlineData("a@x.cn，b@y.cn;A@X.cn", "a@x.cn b@y.cn")]
    [InlineData("张三 0527-1", "")]
    [InlineData("a@b", "")]
    [InlineData("a@x.cn\r\nBcc: b@y.cn", "a@x.cn b@y.cn")]
    [InlineData("<script>@x.cn a..b@x.cn @x.cn", "")]
    [InlineData(null, "")]
    public void Addresses_are_found_in_what_the_roster_says_of_whom_to_call(string? contact, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Contacts.EmailsOf(An.Agency() with { Contact = contact }, NoticeReader.Filer)));

    [Fact]
    public void The_head_is_written_to_at_his_own_addresses_and_without_any_at_those_of_who_files()
    {
        var agency = An.Agency() with { Contact = "张 a@example.cn", Emails = ["b@example.cn", "A@example.cn"], HeadEmails = ["c@example.cn"] };
        Assert.Equal(["b@example.cn", "A@example.cn"], Contacts.EmailsOf(agency, NoticeReader.Filer));
        Assert.Equal(["c@example.cn"], Contacts.EmailsOf(agency, NoticeReader.Head));
        Assert.Equal(["b@example.cn", "A@example.cn"], Contacts.EmailsOf(agency with { HeadEmails = [] }, NoticeReader.Head));
    }
}
