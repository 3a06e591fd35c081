using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>The weights of planes' windows, which repeat for every few planes.</summary>
/// <param name="weights">Windows, one a channel.</param>
/// <param name="channels">How many there are.</param>
/// <param name="taps">Weights of one.</param>
/// <param name="turned">Whether windows are turned by half a turn.</param>
internal readonly unsafe struct WindowWeights<T>(T* weights, int channels, int taps, bool turned)
    where T : unmanaged
{
    private readonly T* first = turned ? weights + taps - 1 : weights;
    private readonly nint step = turned ? -1 : 1;

    /// <summary>A plane's window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Window<T> Of(int plane) => new(first + ((nint)(plane % channels) * taps), step);
}
