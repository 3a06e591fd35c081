using System.Runtime.CompilerServices;
using RepXai.Sweeps.Execution;

namespace RepXai.Sweeps.Tests.Execution;

public class GarbageLimitTests
{
    private const int Much = 40 << 20;

    [Fact]
    public void Much_garbage_is_collected()
    {
        var garbage = new GarbageLimit();
        garbage.FreeAll();
        var thrownAway = ThrowAway(Much);
        garbage.Reuse();
        Assert.False(thrownAway.IsAlive);
    }

    [Fact]
    public void What_was_in_use_when_last_collected_counts_once_it_is_dropped()
    {
        var garbage = new GarbageLimit();
        byte[]?[] inUse = [null];
        var map = Take(inUse, Much);
        garbage.FreeAll();
        Assert.True(map.IsAlive);
        inUse[0] = null;
        garbage.Reuse(Much);
        Assert.False(map.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Take(byte[]?[] inUse, int bytes) => new(inUse[0] = new byte[bytes]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ThrowAway(int bytes) => new(new byte[bytes]);
}
