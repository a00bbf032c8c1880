namespace Nianbao.Http;

/// <summary>A path with named parts, as <c>/api/submissions/{id}/original</c>. Matched here, so that every host matches alike.</summary>
/// <param name="Text">As it is written.</param>
public sealed record RouteTemplate(string Text)
{
    private readonly string[] _parts = Text.Split('/');

    /// <summary>The named parts of a path that fits, empty when it has none; null when the path does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != _parts.Length)
        {
            return null;
        }

        var named = new Dictionary<string, string>();
        for (var i = 0; i < given.Length; i++)
        {
            if (_parts[i].StartsWith('{') && given[i].Length > 0)
            {
                named[_parts[i][1..^1]] = given[i];
            }
            else if (_parts[i] != given[i])
            {
                return null;
            }
        }

        return named;
    }
}
