using System.Xml;

namespace Nianbao.Documents.Word;

/// <summary>The names of one part, so that a hostile part cannot fill the memory with millions of different ones.</summary>
internal sealed class PartNames(int limit) : NameTable
{
    private int _count;

    public override string Add(string key)
    {
        Count(Get(key));
        return base.Add(key);
    }

    public override string Add(char[] key, int start, int len)
    {
        var known = Get(key, start, len);
        Count(known);
        return known ?? base.Add(key, start, len);
    }

    private void Count(string? known)
    {
        if (known is null && ++_count > limit)
        {
            throw LimitExceededException.Of("文件内部不同标签的数目", limit, "个");
        }
    }
}
