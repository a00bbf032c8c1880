using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Nianbao.Http;

/// <summary>Reads <c>Content-Digest</c> (RFC 9530). Only SHA-256 is looked at; other digests are left alone, as the RFC has it.</summary>
public static partial class ContentDigest
{
    /// <summary>The SHA-256 declared, lower-case hexadecimal; null when none is; empty when it cannot be read.</summary>
    public static string? Sha256In(StringValues header)
    {
        foreach (var member in header.SelectMany(value => (value ?? "").Split(',')).Select(value => value.Trim()))
        {
            if (member.StartsWith("sha-256=", StringComparison.Ordinal))
            {
                return Digest().Match(member) is { Success: true } match ? Convert.ToHexStringLower(Convert.FromBase64String(match.Groups[1].Value)) : "";
            }
        }

        return null;
    }

    // 32 bytes in base64 are 43 characters and one sign of padding.
    [GeneratedRegex(@"\Asha-256=:([A-Za-z0-9+/]{43}=):\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}

/// <summary>Hashes what is read through it.</summary>
internal sealed class HashedBody(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what is left and gives the SHA-256 of the whole, lower-case hexadecimal.</summary>
    public async Task<string> FinishAsync(CancellationToken cancellation)
    {
        await CopyToAsync(Null, cancellation);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}
