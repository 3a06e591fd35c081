namespace RepXai.Tensors.Kernels;

/// <summary>
/// The loops of a sum of products over one axis: the left operand is [outer, reduced, inner], the right one the same with fewer outer turns,
/// which repeat.
/// </summary>
/// <param name="Outer">Turns of the left operand.</param>
/// <param name="Repeated">Turns of the right operand.</param>
/// <param name="Reduced">Products in a sum.</param>
/// <param name="Inner">Neighbouring sums.</param>
internal sealed record ProductSumNest(int Outer, int Repeated, int Reduced, int Inner)
{
    /// <summary>Shorter runs do not fill vectors.</summary>
    private const int ShortestRun = 8;

    /// <summary>The loops for two shapes; null where they are not of that form.</summary>
    public static ProductSumNest? Of(Shape left, Shape right, ReadOnlySpan<int> places)
    {
        var first = 0;
        while (first < right.Rank && right[first] == 1)
        {
            first++;
        }

        var own = right[first..];
        if (places.Length != 1 || own.Rank < places[0] || own.Rank > left.Rank || left[^own.Rank..] != own)
        {
            return null;
        }

        var place = places[0];
        var (inner, reduced) = (left[^(place - 1)..].Count, left.FromEnd(place));
        var size = inner * reduced;
        return place > 1 && inner >= ShortestRun && size > 0 ? new ProductSumNest(left.Count / size, own.Count / size, reduced, inner) : null;
    }
}
