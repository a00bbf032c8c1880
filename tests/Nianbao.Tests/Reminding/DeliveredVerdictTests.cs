using Nianbao.Http.Notifying;
using Nianbao.Local;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Reminding;

public sealed class DeliveredVerdictTests
{
    [MailFact]
    public async Task What_became_of_a_report_reaches_the_mailbox_of_the_filer()
    {
        using var server = await MailServer.StartAsync();
        var settings = new Settings { Notifying = new(new("127.0.0.1", server.Port, null, null, new("nianbao@example.gov.cn")), null) };
        await using var host = await TestHost.StartAsync(settings: settings);
        var bureau = Province.Agencies.Single(agency => agency.Id == Province.EastBureau) with { Contact = "李四 water@example.com" };
        await host.Store.PutAgenciesAsync([bureau], default);
        await host.FileAsync("agency", Province.EastBureau, "12");
        var mail = await server.NextAsync();
        Assert.Equal(["water@example.com"], mail.To);
        Assert.Equal($"<{SmtpMail.MessageIdOf($"2023-{Province.EastBureau}-own-001/verdict", new("nianbao@example.gov.cn"))}>", mail.Header("Message-ID"));
    }
}
