using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nianbao.Http.Programs;

/// <summary>Kills a program with all that it started.</summary>
internal static class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Kills a program that runs, and all processes below it.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended in the meantime.
        }

        KillLeftovers(process);
    }

    /// <summary>Kills, on Linux, what a program left running in the group that <c>timeout</c> made for it, parents or not.</summary>
    public static void KillLeftovers(Process process)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Signal(-process.Id, KillSignal);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
