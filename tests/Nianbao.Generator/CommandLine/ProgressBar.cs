using System.Diagnostics;

namespace Nianbao.Generator.CommandLine;

/// <summary>Shows how far a long run has come; nothing when piped.</summary>
internal sealed class ProgressBar(int all) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly bool _isShown = !Console.IsErrorRedirected;
    private long _shownAt;

    public void Show(int done)
    {
        if (_isShown && Stopwatch.GetElapsedTime(_shownAt) > s_pause)
        {
            _shownAt = Stopwatch.GetTimestamp();
            var filled = Width * done / all;
            Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{all}");
        }
    }

    public void Dispose()
    {
        if (_isShown)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
