using System.Net;
using System.Text;
using Nianbao.Http.Notifying;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

public sealed class SmtpMailTests
{
    [MailFact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        using var server = await MailServer.StartAsync();
        var text = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"第 {i} 行：.\n. 单独的句点"));
        Assert.IsType<NotifyOutcome.Sent>(await Mail(server).SendAsync(Message("water@example.com") with { Text = text }, default));
        var mail = await server.NextAsync();
        Assert.Equal("nianbao@example.gov.cn", mail.From);
        Assert.Equal(["water@example.com"], mail.To);
        Assert.Contains("=?utf-8?", mail.Header("Subject"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("base64", mail.Header("Content-Transfer-Encoding"));
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(mail.Raw[(mail.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
        Assert.Equal(text, body.ReplaceLineEndings("\n").Trim());
    }

    [MailFact]
    public async Task A_file_arrives_with_the_mail_byte_for_byte()
    {
        using var server = await MailServer.StartAsync();
        var content = Encoding.UTF8.GetBytes($$"""{"fileName":"年报.docx","lines":"{{new string('x', 2000)}}"}""");
        await Mail(server).SendAsync(Message("a@example.com") with { Attachments = [new("receipt-1.json", "application/json", content)] }, default);
        var raw = (await server.NextAsync()).Raw;
        var part = raw[raw.IndexOf("Content-Type: application/json", StringComparison.Ordinal)..];
        Assert.Matches("name=\"?receipt-1\\.json\"?", part);
        Assert.Contains("Content-Disposition: attachment", part, StringComparison.Ordinal);
        var body = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Equal(content, Convert.FromBase64String(body[..body.IndexOf("--", StringComparison.Ordinal)]));
    }

    [MailFact]
    public async Task A_mail_that_is_sent_twice_has_the_same_id_and_another_notice_another()
    {
        using var server = await MailServer.StartAsync();
        var mail = Mail(server);
        await mail.SendAsync(Message("a@example.com"), default);
        await mail.SendAsync(Message("a@example.com"), default);
        await mail.SendAsync(Message("a@example.com", An.Notice("t-3")), default);
        var ids = new[] { await server.NextAsync(), await server.NextAsync(), await server.NextAsync() }.Select(each => each.Header("Message-ID")!).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Matches(@"^<[0-9a-f]{32}@example\.gov\.cn>$", ids[0]);
    }

    [MailFact]
    public async Task A_name_that_looks_like_headers_stays_in_the_subject()
    {
        using var server = await MailServer.StartAsync();
        var (subject, _) = new NoticeTemplate("returned", "{{单位}}\n\n{{理由}}").Fill(new Dictionary<string, string>
        {
            ["单位"] = "水利局\r\nBcc: everybody@example.com\r\n\r\n正文",
            ["理由"] = "",
        });
        await Mail(server).SendAsync(Message("a@example.com") with { Subject = subject }, default);
        var mail = await server.NextAsync();
        Assert.Equal(["a@example.com"], mail.To);
        Assert.Null(mail.Header("Bcc"));
    }

    [MailFact]
    public async Task A_mailbox_that_is_refused_for_good_and_one_that_is_busy_are_told_apart()
    {
        using var server = await MailServer.StartAsync();
        Assert.Contains("no such mailbox", Assert.IsType<NotifyOutcome.Refused>(await Mail(server).SendAsync(Message("nobody@example.com"), default)).Answer, StringComparison.Ordinal);
        Assert.Contains("try again", Assert.IsType<NotifyOutcome.TryLater>(await Mail(server).SendAsync(Message("busy@example.com"), default)).Answer, StringComparison.Ordinal);
    }

    [MailFact]
    public async Task Of_several_mailboxes_one_that_takes_it_is_enough()
    {
        using var server = await MailServer.StartAsync();
        var message = Message("a@example.com") with { Addresses = ["nobody@example.com", "a@example.com"] };
        Assert.Contains("部分收件人", Assert.IsType<NotifyOutcome.Sent>(await Mail(server).SendAsync(message, default)).Answer, StringComparison.Ordinal);
        Assert.Equal(["a@example.com"], (await server.NextAsync()).To);
        var none = message with { Addresses = ["nobody@example.com", "busy@example.com"] };
        Assert.IsType<NotifyOutcome.TryLater>(await Mail(server).SendAsync(none, default));
    }

    [MailFact]
    public async Task The_account_is_used_and_a_wrong_password_is_no_fault_of_the_mailbox()
    {
        using var server = await MailServer.StartAsync(auth: true);
        Assert.IsType<NotifyOutcome.Sent>(await Mail(server, "right").SendAsync(Message("a@example.com"), default));
        Assert.Equal("nianbao", (await server.NextAsync()).User);
        Assert.IsType<NotifyOutcome.TryLater>(await Mail(server, "wrong").SendAsync(Message("a@example.com"), default));
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_later()
    {
        var mail = new SmtpMail(new("127.0.0.1", 9, null, null, new("nianbao@example.gov.cn")));
        Assert.IsType<NotifyOutcome.TryLater>(await mail.SendAsync(Message("a@example.com"), default));
    }

    [MailFact]
    public async Task To_another_machine_nothing_goes_out_unencrypted_or_to_a_server_that_nobody_vouches_for()
    {
        foreach (var startTls in new[] { false, true })
        {
            using var server = await MailServer.StartAsync(startTls, auth: true);
            Assert.IsType<NotifyOutcome.TryLater>(await Elsewhere(server).SendAsync(Message("a@example.com"), default));
            Assert.Empty(await server.StopAsync());
        }
    }

    [MailFact]
    public async Task To_another_machine_account_and_mail_go_by_STARTTLS()
    {
        using var server = await MailServer.StartAsync(startTls: true, auth: true);
        // The server of the test vouches for itself.
#pragma warning disable SYSLIB0014
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate!.Issuer == certificate.Subject;
        try
        {
            Assert.IsType<NotifyOutcome.Sent>(await Elsewhere(server).SendAsync(Message("a@example.com"), default));
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = null;
        }
#pragma warning restore SYSLIB0014
        var mail = await server.NextAsync();
        Assert.Equal((true, "nianbao"), (mail.Secure, mail.User));
    }

    private static SmtpMail Mail(MailServer server, string? password = null) =>
        new(new("127.0.0.1", server.Port, password is null ? null : "nianbao", password, new("年报系统 <nianbao@example.gov.cn>")));

    private static SmtpMail Elsewhere(MailServer server) => new(new(Dns.GetHostName(), server.Port, "nianbao", "right", new("nianbao@example.gov.cn")));

    private static NoticeMessage Message(string address, Notice? notice = null) =>
        new(notice ?? An.Notice(), [address], "【年报】2023 年度报告还有 7 天截止：水利局", "请登录报送系统。");
}
