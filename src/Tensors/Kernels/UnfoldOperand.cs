using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The columns that a convolution sees, gathered from images while they are packed: one column for each element of the output grid of each
/// image, one row for each tap and channel, channels innermost. Nothing of this matrix is ever stored but the panels in work.
/// </summary>
internal unsafe struct UnfoldOperand<T>(UnfoldGeometry geometry, UnfoldSource<T> source) : IRightOperand<T>
    where T : unmanaged
{
    private int first;
    private int count;
    private int width;
    private Segment<T>* segments;
    private T* zeros;

    public void Begin(int columnStart, int columns, int panelWidth, Scratch scratch)
    {
        (first, count, width) = (columnStart, columns, panelWidth);
        segments = (Segment<T>*)scratch.Get<byte>(ScratchUse.Segments, 4 * panelWidth * sizeof(Segment<T>));
        zeros = scratch.Get<T>(ScratchUse.Zeros, panelWidth);
        new Span<T>(zeros, panelWidth).Clear();
    }

    public readonly void Pack(int depthStart, int depth, T* panels)
    {
        for (var column = 0; column < count; column += width, panels += width * depth)
        {
            var row = panels;
            for (var k = depthStart; k < depthStart + depth;)
            {
                var (tap, channel) = Math.DivRem(k, source.Channels);
                var channels = Math.Min(source.Channels - channel, depthStart + depth - k);
                var found = FindSegments(first + column, Math.Min(width, count - column), geometry.TapOffsets[tap], channel);
                CopyChannels(segments, found, geometry.Steps[^1], channels, width, row);
                row += channels * width;
                k += channels;
            }
        }
    }

    public readonly void Locate(nint* offsets)
    {
        for (var column = 0; column < count; column++)
        {
            var (image, position) = Math.DivRem(first + column, geometry.GridCount);
            nint offset = geometry.GridOffset;
            for (var axis = geometry.Rank - 1; axis >= 0; axis--)
            {
                (position, var index) = Math.DivRem(position, geometry.GridExtents[axis]);
                offset += (nint)index * geometry.GridStrides[axis];
            }

            offsets[column] = offset + (image * source.OutputImageStride);
        }
    }

    /// <summary>Cuts a panel's lanes where image rows end and where the window leaves the image.</summary>
    private readonly int FindSegments(int column, int lanes, int[] tap, int channel)
    {
        var (found, lane) = (0, 0);
        while (lane < lanes)
        {
            var rowStart = FindRow(column + lane, tap, out var position, out var inside);
            var length = Math.Min(geometry.GridExtents[^1] - position, lanes - lane);
            var (from, to) = inside ? Valid(position, length, tap[^1]) : (length, length);
            found = Append(found, zeros, 0, lane, from);
            var start = rowStart + ((nint)channel * geometry.InputPlane) + ((nint)(position + from) * geometry.Steps[^1]) + tap[^1];
            found = Append(found, source.Images + start, geometry.InputPlane, lane + from, to - from);
            found = Append(found, zeros, 0, lane + to, length - to);
            lane += length;
        }

        return Append(found, zeros, 0, lanes, width - lanes);
    }

    /// <summary>Where the row of an image that a column sees starts, and whether that row exists.</summary>
    private readonly nint FindRow(int column, int[] tap, out int position, out bool inside)
    {
        (var rest, position) = Math.DivRem(column, geometry.GridExtents[^1]);
        nint offset = 0;
        nint stride = geometry.InputExtents[^1];
        inside = true;
        for (var axis = geometry.Rank - 2; axis >= 0; axis--)
        {
            (rest, var index) = Math.DivRem(rest, geometry.GridExtents[axis]);
            var place = (index * geometry.Steps[axis]) + tap[axis];
            inside &= (uint)place < (uint)geometry.InputExtents[axis];
            offset += place * stride;
            stride *= geometry.InputExtents[axis];
        }

        return offset + (rest * source.ImageStride);
    }

    /// <summary>Which of a row's next positions see elements of the image.</summary>
    private readonly (int From, int To) Valid(int position, int length, int tap)
    {
        var (step, extent) = (geometry.Steps[^1], geometry.InputExtents[^1]);
        var from = tap < 0 ? ((-tap + step - 1) / step) - position : -position;
        var to = extent - tap <= 0 ? -position : ((extent - tap + step - 1) / step) - position;
        from = Math.Clamp(from, 0, length);
        return (from, Math.Clamp(to, from, length));
    }

    private readonly int Append(int found, T* from, nint channelStep, int lane, int length)
    {
        if (length <= 0)
        {
            return found;
        }

        segments[found] = new Segment<T>(from, channelStep, lane, length);
        return found + 1;
    }

    /// <summary>Copies whole vectors from left to right: what one segment writes too much the next one, or the next row, overwrites.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyChannels(Segment<T>* segments, int count, int step, int channels, int width, T* row)
    {
        if (count == 1 && (step == 1 || segments->ChannelStep == 0))
        {
            var (source, next) = ((nint)segments->Source, segments->ChannelStep * sizeof(T));
            for (var channel = 0; channel < channels; channel++, source += next, row += width)
            {
                for (var lane = 0; lane < width; lane += Vector256<T>.Count)
                {
                    Vector256.Load((T*)source + lane).Store(row + lane);
                }
            }

            return;
        }

        for (var channel = 0; channel < channels; channel++, row += width)
        {
            for (var segment = segments; segment < segments + count; segment++)
            {
                var source = segment->Source + (channel * segment->ChannelStep);
                var target = row + segment->Lane;
                if (step == 1 || segment->ChannelStep == 0)
                {
                    for (var i = 0; i < segment->Length; i += Vector256<T>.Count)
                    {
                        Vector256.Load(source + i).Store(target + i);
                    }
                }
                else if (step == 2 && typeof(T) == typeof(float) && Avx2.IsSupported)
                {
                    for (var i = 0; i < segment->Length; i += Vector256<float>.Count)
                    {
                        RowPhases.Evens((float*)source + (2 * i)).Store((float*)target + i);
                    }
                }
                else
                {
                    for (var i = 0; i < segment->Length; i++)
                    {
                        target[i] = source[(nint)i * step];
                    }
                }
            }
        }
    }
}
