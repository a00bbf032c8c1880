namespace Nianbao.Http.Programs;

/// <summary>An empty folder for one call, which only this user may open; removed with all that is in it.</summary>
internal sealed class CallFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nianbao-");

    public string Path => _folder.FullName;

    public void Write(string name, ReadOnlyMemory<byte> content) => File.WriteAllBytes(PathOf(name), content.Span);

    /// <summary>In bytes; 0 when there is no such file.</summary>
    public long LengthOf(string name) => new FileInfo(PathOf(name)) is { Exists: true, LinkTarget: null } file ? file.Length : 0;

    /// <summary>Its bytes; empty when there is no such file. A link is none: it may lead anywhere.</summary>
    public byte[] Read(string name) => LengthOf(name) == 0 ? [] : File.ReadAllBytes(PathOf(name));

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A process that is about to die may still write here; the system clears its temporary folder.
        }
    }

    private string PathOf(string name) => System.IO.Path.Combine(_folder.FullName, System.IO.Path.GetFileName(name));
}
