namespace Nianbao.Documents.Legacy;

/// <summary>
/// The stream that holds what is too long for a formatting page. What is looked through is counted: many runs may point to one long list of
/// modifiers.
/// </summary>
internal sealed class DocData(byte[] stream, ReadLimits limits)
{
    private long _spent;

    /// <summary>The list of modifiers at a position.</summary>
    public ReadOnlySpan<byte> ListAt(long at)
    {
        var data = (ReadOnlySpan<byte>)stream;
        var list = data.Part(at + 2, data.Word(at));
        Count(list.Length);
        return list;
    }

    /// <summary>Counts bytes of modifiers that are looked through.</summary>
    public void Count(int bytes)
    {
        _spent += bytes;
        if (_spent > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件内部的格式信息", limits.UnpackedBytes / 1024 / 1024, "MB");
        }
    }
}
