using System.Net;
using System.Net.Mail;
using System.Text;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Http.Notifying;

/// <summary>
/// Sends e-mail through one server. The message id is made of the notice's, so that a mail sent twice is shown once. Headers hold only
/// what cannot break out of them: the subject is encoded, addresses are parsed, and the id is of letters and digits.
/// </summary>
public sealed class SmtpMail(SmtpSettings settings)
{
    private const int LongestAnswer = 500;

    // 4.x.x of RFC 5321 are passing by definition; these say that the deployment's own account or connection is wrong, not the mailbox.
    private static readonly HashSet<int> s_ours = [454, 503, 530, 534, 535, 538];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        using var mail = MailOf(message);
        // One connection a mail: the client keeps none open across a fault.
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = !NotifyingSettings.IsHere(settings.Host),
            Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password) : null,
        };
        try
        {
            await client.SendMailAsync(mail, end.Token);
            return new NotifyOutcome.Sent("邮件服务器已接收");
        }
        catch (SmtpException refused)
        {
            return OutcomeOf(refused, mail.To.Count);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NotifyOutcome.TryLater("邮件服务器没有在 30 秒内应答");
        }
    }

    /// <summary>The id of a notice's message, without brackets. What mail headers do not take as it is gives way to a hash of the whole.</summary>
    public static string MessageIdOf(string notice, MailAddress from) => $"{Fingerprint.Of(Encoding.UTF8.GetBytes(notice))[..32]}@{from.Host}";

    private MailMessage MailOf(NoticeMessage message)
    {
        var mail = new MailMessage
        {
            From = settings.From,
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{MessageIdOf(message.Notice.Id, settings.From)}>");
        // RFC 3834: out-of-office programs do not answer it.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var address in message.Addresses)
        {
            mail.To.Add(new MailAddress(address));
        }

        foreach (var file in message.Attachments)
        {
            mail.Attachments.Add(new Attachment(new MemoryStream(file.Content.ToArray()), file.Name, file.MediaType));
        }

        return mail;
    }

    private static NotifyOutcome OutcomeOf(SmtpException fault, int addresses)
    {
        var answer = Cut(fault.InnerException is { } cause ? $"{fault.Message} {cause.Message}" : fault.Message);
        var refused = fault switch
        {
            SmtpFailedRecipientsException several => [.. several.InnerExceptions.Select(one => (int)one.StatusCode)],
            SmtpFailedRecipientException one => [(int)one.StatusCode],
            _ => Enumerable.Repeat((int)fault.StatusCode, addresses).ToList(),
        };
        return refused switch
        {
            // The mail has gone out to the others.
            _ when refused.Count < addresses => new NotifyOutcome.Sent($"部分收件人被拒绝：{answer}"),
            _ when refused.TrueForAll(code => code >= 500 && !s_ours.Contains(code)) => new NotifyOutcome.Refused(answer),
            _ => new NotifyOutcome.TryLater(answer),
        };
    }

    private static string Cut(string text) => text.Length > LongestAnswer ? text[..LongestAnswer] : text;
}
