using System.Globalization;

namespace Nianbao.Intake;

/// <summary>The name of an uploaded file, made safe to show, store and send back.</summary>
public static class FileName
{
    private const int MaxLength = 255;
    private const int MaxExtension = 16;

    /// <summary>What a file is called when nothing is left of its name.</summary>
    public const string Fallback = "upload";

    /// <summary>
    /// The name without folders, control characters and marks that turn the direction of writing; at most 255 UTF-16 characters, the
    /// extension kept. Never empty.
    /// </summary>
    public static string Safe(string sent)
    {
        var bare = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = string.Concat(bare.Where(IsPlain)).Trim().TrimEnd('.');
        return kept.Trim('.', ' ').Length == 0 ? Fallback : Shortened(kept);
    }

    private static bool IsPlain(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned);

    private static string Shortened(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: <= MaxExtension } own ? own : "";
        var length = MaxLength - extension.Length;
        // Half of a character outside the basic plane is no character.
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + extension;
    }
}
