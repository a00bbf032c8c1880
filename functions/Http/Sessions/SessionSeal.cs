using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Nianbao.Store;

namespace Nianbao.Http.Sessions;

/// <summary>
/// Turns a session into a text that only this program can make and read (AES-256-GCM), so that no server has to remember sessions: any
/// instance opens what another sealed. The secret comes from the key of receipts, which every instance has; a new one ends all sessions.
/// </summary>
public sealed class SessionSeal(ReceiptKey key)
{
    private const int NonceLength = 12, TagLength = 16, HashLength = 32, TimeLength = 8, ContentLength = HashLength + (2 * TimeLength);

    // Also what is sealed with it, so that a text of another purpose or version does not open.
    private static readonly byte[] s_purpose = "nianbao session 1"u8.ToArray();

    private readonly byte[] secret = key.Derive(s_purpose);

    public string Seal(Session session)
    {
        Span<byte> content = stackalloc byte[ContentLength];
        Convert.FromHexString(session.KeyHash).CopyTo(content);
        BinaryPrimitives.WriteInt64BigEndian(content[HashLength..], session.BeganAt.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(content[(HashLength + TimeLength)..], session.SeenAt.UtcTicks);

        Span<byte> whole = stackalloc byte[NonceLength + ContentLength + TagLength];
        RandomNumberGenerator.Fill(whole[..NonceLength]);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(whole[..NonceLength], content, whole.Slice(NonceLength, ContentLength), whole[^TagLength..], s_purpose);
        return Base64Url.EncodeToString(whole);
    }

    /// <summary>The session of a text; null for anything that was not sealed with this key. Whether it is over is not asked.</summary>
    public Session? Open(string text)
    {
        Span<byte> whole = stackalloc byte[NonceLength + ContentLength + TagLength];
        if (text.Length != Base64Url.GetEncodedLength(whole.Length) || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, whole, out var length)
            || length != whole.Length)
        {
            return null;
        }

        Span<byte> content = stackalloc byte[ContentLength];
        try
        {
            using var cipher = new AesGcm(secret, TagLength);
            cipher.Decrypt(whole[..NonceLength], whole.Slice(NonceLength, ContentLength), whole[^TagLength..], content, s_purpose);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return new(Convert.ToHexStringLower(content[..HashLength]), TimeAt(content, HashLength), TimeAt(content, HashLength + TimeLength));
    }

    private static DateTimeOffset TimeAt(ReadOnlySpan<byte> content, int at) => new(BinaryPrimitives.ReadInt64BigEndian(content[at..]), TimeSpan.Zero);
}
