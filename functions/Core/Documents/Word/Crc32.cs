using System.Buffers.Binary;

namespace Nianbao.Documents.Word;

/// <summary>The check sum of the zip format (CRC-32, polynomial 0xEDB88320), eight bytes a step: archives are opened without looking at it.</summary>
internal struct Crc32
{
    private static readonly uint[][] s_tables = Tables();

    private uint _register;

    /// <summary>Of everything added so far.</summary>
    public readonly uint Sum => _register;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var register = ~_register;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ register;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            register = s_tables[7][low & 0xFF] ^ s_tables[6][low >> 8 & 0xFF] ^ s_tables[5][low >> 16 & 0xFF] ^ s_tables[4][low >> 24]
                ^ s_tables[3][high & 0xFF] ^ s_tables[2][high >> 8 & 0xFF] ^ s_tables[1][high >> 16 & 0xFF] ^ s_tables[0][high >> 24];
        }

        foreach (var octet in bytes)
        {
            register = s_tables[0][(register ^ octet) & 0xFF] ^ register >> 8;
        }

        _register = ~register;
    }

    private static uint[][] Tables()
    {
        var tables = new uint[8][];
        for (var table = 0; table < tables.Length; table++)
        {
            tables[table] = new uint[256];
            for (var octet = 0u; octet < 256; octet++)
            {
                tables[table][octet] = table == 0 ? OfOctet(octet) : tables[table - 1][octet] >> 8 ^ tables[0][tables[table - 1][octet] & 0xFF];
            }
        }

        return tables;
    }

    private static uint OfOctet(uint octet)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            octet = (octet & 1) != 0 ? octet >> 1 ^ 0xEDB88320 : octet >> 1;
        }

        return octet;
    }
}
