using System.Security.Cryptography;

namespace Nianbao.Intake;

/// <summary>What tells one file from every other.</summary>
public static class Fingerprint
{
    /// <summary>SHA-256 of the bytes, lower-case hexadecimal, 64 characters.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
