namespace Nianbao.Local.CommandLine;

/// <summary>Colours and progress: on a terminal only, so that what is piped stays plain.</summary>
internal static class Screen
{
    private const int BarWidth = 30;

    private static bool HasColours =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static string Red(string text) => Coloured(text, 31);

    public static string Yellow(string text) => Coloured(text, 33);

    public static string Green(string text) => Coloured(text, 32);

    public static string Bold(string text) => Coloured(text, 1);

    /// <summary>Takes control characters out of text that came from a file, so that it cannot write to the terminal what it likes.</summary>
    public static string Plain(string text) =>
        string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });

    /// <summary>Shows how far a long run has come; nothing for short ones, nothing when piped.</summary>
    public static void Progress(int done, int all)
    {
        if (HasProgress(all) && done < all)
        {
            var filled = BarWidth * done / all;
            Console.Error.Write($"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done}/{all}");
        }
    }

    /// <summary>Makes room for what is printed next.</summary>
    public static void ClearProgress(int all)
    {
        if (HasProgress(all))
        {
            Console.Error.Write("\r\u001b[K");
        }
    }

    private static bool HasProgress(int all) => !Console.IsErrorRedirected && all >= 5;

    private static string Coloured(string text, int code) => HasColours ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
