using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>Tells what a refusal of the file system means.</summary>
internal static class DiskFaults
{
    // errno.h: what .NET hands on unchanged in HResult.
    private const int NoSpaceLeft = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;

    // winerror.h: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_WRITE_PROTECT.
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int DiskFull = unchecked((int)0x80070070);
    private const int WriteProtected = unchecked((int)0x80070013);

    /// <summary>The fault of the store; null when it is none.</summary>
    public static StoreFault? FaultOf(Exception refused) => refused switch
    {
        UnauthorizedAccessException => StoreFault.ReadOnly,
        IOException { HResult: NoSpaceLeft or QuotaExceeded or HandleDiskFull or DiskFull } => StoreFault.Full,
        IOException { HResult: ReadOnlyFileSystem or WriteProtected } => StoreFault.ReadOnly,
        _ => null,
    };
}
