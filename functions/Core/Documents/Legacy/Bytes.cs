using System.Buffers.Binary;

namespace Nianbao.Documents.Legacy;

/// <summary>Reads numbers out of a stream; what lies outside it is damage.</summary>
internal static class Bytes
{
    /// <summary>A part of a stream. Throws <see cref="InvalidDataException"/> when it does not lie in it.</summary>
    public static ReadOnlySpan<byte> Part(this ReadOnlySpan<byte> stream, long at, long length) =>
        at >= 0 && length >= 0 && at <= stream.Length - length ? stream.Slice((int)at, (int)length) : throw new InvalidDataException("A part lies outside its stream.");

    public static byte Byte(this ReadOnlySpan<byte> stream, long at) => stream.Part(at, 1)[0];

    public static ushort Word(this ReadOnlySpan<byte> stream, long at) => BinaryPrimitives.ReadUInt16LittleEndian(stream.Part(at, 2));

    public static short Short(this ReadOnlySpan<byte> stream, long at) => BinaryPrimitives.ReadInt16LittleEndian(stream.Part(at, 2));

    public static uint Number(this ReadOnlySpan<byte> stream, long at) => BinaryPrimitives.ReadUInt32LittleEndian(stream.Part(at, 4));

    public static int Int(this ReadOnlySpan<byte> stream, long at) => BinaryPrimitives.ReadInt32LittleEndian(stream.Part(at, 4));
}
