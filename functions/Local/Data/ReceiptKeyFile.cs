using System.Text;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>Where the key that signs receipts is kept: a PEM file only its owner may read, made at the first start.</summary>
internal static class ReceiptKeyFile
{
    /// <summary>Reads the key, or makes one when there is none. Throws <see cref="InvalidDataException"/> when the file holds no key.</summary>
    public static ReceiptKey OpenOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        try
        {
            return ReceiptKey.Load(File.ReadAllText(path));
        }
        catch (ArgumentException broken)
        {
            throw new InvalidDataException($"回执签名密钥“{path}”已损坏，请从备份恢复这个文件；删除它会换用新的密钥，已发出的回执仍可用旧公钥核验。", broken);
        }
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var incoming = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var key = ReceiptKey.New())
        using (var file = Create(incoming))
        {
            file.Write(Encoding.ASCII.GetBytes(key.PrivateKey));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(incoming, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its key is the one.
            File.Delete(incoming);
        }
    }

    /// <summary>Makes a file that only its owner can read, from its first byte on.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}
