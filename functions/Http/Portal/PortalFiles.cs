using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nianbao.Forms;

namespace Nianbao.Http.Portal;

/// <summary>The files of the portal as they are embedded in the program, and the names of figures, which the forms have.</summary>
internal static class PortalFiles
{
    private const string Prefix = "portal.", Page = "index.html", Labels = "labels.json";

    private static readonly Dictionary<string, byte[]> s_all = Load();

    /// <summary>
    /// Names what the files hold. It stands in their addresses, so that browsers keep each for good and a page never gets some files of one
    /// program and some of the next.
    /// </summary>
    public static string Version { get; } = VersionOf(s_all);

    /// <summary>The page itself.</summary>
    public static string Html { get; } = Encoding.UTF8.GetString(s_all[Page]).Replace("{{version}}", Version, StringComparison.Ordinal);

    /// <summary>What the page asks for; all but the page itself.</summary>
    public static IEnumerable<string> Names => s_all.Keys.Where(name => name != Page);

    /// <summary>A file's bytes; null when there is none of that name.</summary>
    public static byte[]? Find(string name) => name == Page ? null : s_all.GetValueOrDefault(name);

    public static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The portal has no files with {other}."),
    };

    private static Dictionary<string, byte[]> Load()
    {
        var assembly = typeof(PortalFiles).Assembly;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Labels] = LabelsOf(NationalForms.All) };
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var content = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            files.Add(resource[Prefix.Length..], bytes.ToArray());
        }

        return files;
    }

    /// <summary>What officers call each form, and each of its figures by key.</summary>
    private static byte[] LabelsOf(IEnumerable<FormDefinition> forms)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var form in forms)
            {
                json.WriteStartObject(form.Id);
                json.WriteString("name", form.Name);
                json.WriteStartObject("figures");
                foreach (var cell in form.Cells)
                {
                    json.WriteString(cell.Key.Text, cell.Label);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static string VersionOf(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
