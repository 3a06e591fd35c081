using System.Numerics;
using System.Runtime.InteropServices;

namespace RepXai.Attribution.Aggregation;

/// <summary>
/// Sums of spans in an order that does not depend on the machine's vector width: element p goes to lane p mod 16,
/// and the sixteen lanes are added up in order.
/// </summary>
internal static class FixedOrder
{
    internal const int Lanes = 16;

    /// <summary>Adds T(values) to <paramref name="columns"/>, element by element, and returns its sum.</summary>
    internal static double Accumulate<T>(ReadOnlySpan<float> values, Span<double> columns)
        where T : struct, IElementTransform
    {
        columns = columns[..values.Length];
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        var whole = values.Length / Lanes * Lanes;
        var from = MemoryMarshal.Cast<float, Vector<float>>(values[..whole]);
        var to = MemoryMarshal.Cast<double, Vector<double>>(columns[..whole]);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(lanes);
        for (int i = 0, j = 0; i < from.Length; i++, j += 2)
        {
            Vector.Widen(from[i], out var low, out var high);
            low = T.Apply(low);
            high = T.Apply(high);
            to[j] += low;
            to[j + 1] += high;
            sums[j & (sums.Length - 1)] += low;
            sums[(j + 1) & (sums.Length - 1)] += high;
        }

        for (var p = whole; p < values.Length; p++)
        {
            var value = T.Apply(values[p]);
            columns[p] += value;
            lanes[p - whole] += value;
        }

        return Total(lanes);
    }

    /// <summary>The sum of <paramref name="values"/>.</summary>
    internal static double Sum(ReadOnlySpan<double> values)
    {
        Span<double> lanes = stackalloc double[Lanes];
        lanes.Clear();
        var whole = values.Length / Lanes * Lanes;
        var from = MemoryMarshal.Cast<double, Vector<double>>(values[..whole]);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(lanes);
        for (var i = 0; i < from.Length; i++)
            sums[i & (sums.Length - 1)] += from[i];
        for (var p = whole; p < values.Length; p++)
            lanes[p - whole] += values[p];
        return Total(lanes);
    }

    /// <summary>The lanes, added up in order.</summary>
    internal static double Total(ReadOnlySpan<double> lanes)
    {
        var total = 0.0;
        foreach (var lane in lanes)
            total += lane;
        return total;
    }
}
