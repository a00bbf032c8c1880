using System.Text.RegularExpressions;
using Nianbao.Store;

namespace Nianbao.Notices;

/// <summary>Where an agency can be written to: the one place that knows where the roster keeps addresses.</summary>
public static partial class Contacts
{
    private const int MostAddresses = 5;

    /// <summary>
    /// The e-mail addresses of whoever reads for the agency; may be empty. Without addresses of its head, the filer's have to do; old
    /// rosters have the filer's address among the words of who to call.
    /// </summary>
    public static IReadOnlyList<string> EmailsOf(Agency agency, NoticeReader reader) => reader == NoticeReader.Head && agency.HeadEmails.Count > 0
        ? [.. agency.HeadEmails.Take(MostAddresses)]
        : [.. agency.Emails.Concat(Address().Matches(agency.Contact ?? "").Select(address => address.Value)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses)];

    // What every mail server takes; quoted and international local parts are not in use by agencies.
    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
