using System.Runtime.InteropServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Native memory on cache-line boundaries.</summary>
/// <remarks>
/// Large blocks are pages of their own, which go back to the system at once: the C library would keep them for later and let a process grow
/// past its budget. On Linux they ask for large pages: kernels walk dozens of streams, each in a page of its own, for which the processor keeps
/// too few addresses of small ones.
/// </remarks>
internal static unsafe partial class AlignedMemory
{
    /// <summary>Bytes readable in front of every block and behind it, so that kernels may load whole vectors at its ends.</summary>
    public const int Slack = 128;

    private const nuint Alignment = 64;
    private const nint LargeFrom = 1 << 20;
    private const int ReadAndWrite = 3;
    private const int Private = 2;
    private const int LargePages = 14;

    private static int Anonymous => OperatingSystem.IsMacOS() ? 0x1000 : 0x20;

    /// <summary>A block with undefined content.</summary>
    /// <exception cref="UserErrorException">The system has no more.</exception>
    public static nint Allocate(nint bytes)
    {
        if (!IsMapped(bytes))
        {
            return (nint)NativeMemory.AlignedAlloc(WithSlack(bytes), Alignment) + Slack;
        }

        var address = Map(0, WithSlack(bytes), ReadAndWrite, Private | Anonymous, -1, 0);
        if (address == -1)
        {
            throw new UserErrorException($"the system has no {bytes >> 20} MiB left for tensors; allow less memory (--memory), or stop other programs");
        }

        if (OperatingSystem.IsLinux())
        {
            // A system without large pages refuses, and the block stays as it is.
            _ = Advise(address, WithSlack(bytes), LargePages);
        }

        return address + Slack;
    }

    /// <summary>Gives a block of so many bytes back.</summary>
    public static void Free(nint address, nint bytes)
    {
        if (IsMapped(bytes))
        {
            _ = Unmap(address - Slack, WithSlack(bytes));
        }
        else
        {
            NativeMemory.AlignedFree((void*)(address - Slack));
        }
    }

    private static nuint WithSlack(nint bytes) => (nuint)bytes + (2 * Slack);

    private static bool IsMapped(nint bytes) => bytes >= LargeFrom && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS());

    [LibraryImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmap(nint address, nuint length);
}
