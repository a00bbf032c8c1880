using System.Security.Cryptography;
using Nianbao.Intake;

namespace Nianbao.Store;

/// <summary>Signs receipts and anchors. Safe to use from many threads.</summary>
public sealed class ReceiptKey : IDisposable
{
    private readonly ECDsa key;
    private readonly Lock signing = new();

    private ReceiptKey(ECDsa key)
    {
        this.key = key;
        PublicKey = key.ExportSubjectPublicKeyInfoPem();
        Id = Fingerprint.Of(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SHA-256 of the public key (DER, SubjectPublicKeyInfo), lower-case hexadecimal.</summary>
    public string Id { get; }

    /// <summary>The public key, PEM.</summary>
    public string PublicKey { get; }

    /// <summary>The private key, PEM (PKCS#8): for the file it is kept in.</summary>
    public string PrivateKey => key.ExportPkcs8PrivateKeyPem();

    /// <summary>A new key.</summary>
    public static ReceiptKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A kept key. Throws <see cref="ArgumentException"/> or <see cref="CryptographicException"/> when the text is no such key.</summary>
    public static ReceiptKey Load(string privateKey)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(privateKey);
        return new(key);
    }

    /// <summary>The receipt of a submission as it stands.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="ruleSet">The rules it will be checked under, for one that has not been.</param>
    /// <param name="now">UTC.</param>
    public Receipt Issue(Submission submission, string ruleSet, DateTimeOffset now)
    {
        var receipt = new Receipt
        {
            Number = submission.Id.ToString(),
            ReceivedAt = Beijing.Print(submission.ReceivedAt),
            Sha256 = submission.File.Sha256,
            Size = submission.File.Size,
            FileName = submission.File.Name,
            RuleSet = submission.Result?.RuleSet ?? ruleSet,
            Verdict = submission.Result?.Verdict,
            State = submission.State,
            IssuedAt = Beijing.Print(now),
            KeyId = Id,
            PublicKey = PublicKey,
        };
        return receipt with { Signature = Sign(receipt.SignedBytes()) };
    }

    /// <summary>Signs bytes: ECDSA P-256 with SHA-256, IEEE P1363, base64.</summary>
    public string Sign(ReadOnlySpan<byte> content)
    {
        lock (signing)
        {
            return Convert.ToBase64String(key.SignData(content, HashAlgorithmName.SHA256));
        }
    }

    /// <summary>A secret for another purpose, 32 bytes: the same for the same key and purpose, and no way back to the key (HKDF with SHA-256).</summary>
    public byte[] Derive(ReadOnlySpan<byte> purpose)
    {
        var secret = new byte[32];
        lock (signing)
        {
            var parameters = key.ExportParameters(includePrivateParameters: true);
            HKDF.DeriveKey(HashAlgorithmName.SHA256, parameters.D, secret, salt: [], purpose);
            CryptographicOperations.ZeroMemory(parameters.D);
        }

        return secret;
    }

    /// <summary>Whether a signature is that of a public key (PEM). False for anything that is no key or no signature.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> content, string signature, string publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKey);
            return key.VerifyData(content, Convert.FromBase64String(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException or PlatformNotSupportedException or FormatException)
        {
            return false;
        }
    }

    /// <summary>A public key as it is printed; null for what is none.</summary>
    public static string? PemOf(string publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKey);
            return key.ExportSubjectPublicKeyInfoPem();
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The id of a public key (PEM); null when it is none.</summary>
    public static string? IdOf(string publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKey);
            return Fingerprint.Of(key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
