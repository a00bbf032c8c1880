using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nianbao.Store;

/// <summary>Brotli in one call, fastest level: what is stored is read far more often than it is small.</summary>
public static class Compressed
{
    private const int Quality = 1;
    private const int Window = 18;

    /// <summary>Compresses the bytes.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var written, Quality, Window)
            ? packed[..written]
            : throw new InvalidOperationException("The bound for compressed bytes did not hold.");
    }

    /// <summary>
    /// Reads a record back from its compressed stored JSON. Throws <see cref="InvalidDataException"/> or <see cref="JsonException"/> when
    /// the bytes are damaged, and the former when they come to more than <paramref name="limit"/>.
    /// </summary>
    public static T Read<T>(ReadOnlySpan<byte> packed, JsonTypeInfo<T> shape, int limit)
    {
        var json = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            return JsonSerializer.Deserialize(Unpack(packed, ref json, limit), shape)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <summary>
    /// Decompresses into a rented buffer, which is exchanged for a larger one when it is too small; the caller returns it. Throws
    /// <see cref="InvalidDataException"/> on damaged bytes, or when they come to more than <paramref name="limit"/>.
    /// </summary>
    public static ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> packed, ref byte[] rented, int limit)
    {
        while (true)
        {
            if (BrotliDecoder.TryDecompress(packed, rented, out var written))
            {
                return rented.AsSpan(0, written);
            }

            if (rented.Length >= limit)
            {
                throw new InvalidDataException("The stored bytes are damaged.");
            }

            var larger = rented.Length * 4;
            ArrayPool<byte>.Shared.Return(rented);
            rented = ArrayPool<byte>.Shared.Rent(Math.Min(larger, limit));
        }
    }
}
