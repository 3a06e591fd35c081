using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>
/// One axis of a convolution's adjoint: result r + s q is the sum over j of window coefficient j of phase r times the cotangent at
/// q + j - <see cref="Pad"/>; or of a convolution without stride, whose coefficients are its taps.
/// </summary>
/// <param name="Stride">s; as many phases as the stride.</param>
/// <param name="Window">Taps of the convolution.</param>
/// <param name="Begin">Its padding at the beginning.</param>
/// <param name="Pad">Zeros before what is convolved.</param>
/// <param name="Taps">Coefficients of a phase's window, some of which may be none of the convolution's.</param>
/// <param name="IsForward">Whether it is the convolution's own axis.</param>
internal readonly record struct WinogradAxis(int Stride, int Window, int Begin, int Pad, int Taps, bool IsForward = false)
{
    public static WinogradAxis Forward(ConvolutionGeometry geometry, int window, int axis) =>
        new(1, window, geometry.PadsBegin[axis], geometry.PadsBegin[axis], window, IsForward: true);

    public static WinogradAxis Adjoint(ConvolutionGeometry geometry, int window, int axis)
    {
        var (stride, begin) = (geometry.Strides[axis], geometry.PadsBegin[axis]);
        var pad = (window - 1 - begin) / stride;
        var last = (stride - 1 + begin) / stride;
        return new WinogradAxis(stride, window, begin, pad, pad + last + 1);
    }

    /// <summary>Which tap a phase's coefficient is, or -1 where it is zero.</summary>
    public int TapOf(int phase, int coefficient)
    {
        var tap = IsForward ? coefficient : phase + Begin - (Stride * (coefficient - Pad));
        return tap >= 0 && tap < Window ? tap : -1;
    }

    /// <summary>
    /// Whether a phase has a part at a point. Its polynomial vanishes at zero without a first coefficient, and at infinity without a last one.
    /// </summary>
    public bool IsAlive(int phase, int point, int points) =>
        (point > 0 || TapOf(phase, 0) >= 0) && (point < points - 1 || TapOf(phase, Taps - 1) >= 0);

    /// <summary>Points at which a phase has a part, counted over all phases.</summary>
    public int AlivePoints(int points)
    {
        var count = 0;
        for (var phase = 0; phase < Stride; phase++)
        {
            for (var point = 0; point < points; point++)
            {
                count += IsAlive(phase, point, points) ? 1 : 0;
            }
        }

        return count;
    }
}
