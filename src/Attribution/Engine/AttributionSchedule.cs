namespace RepXai.Attribution.Engine;

/// <summary>How many images and latents are in work at once, so that memory keeps within a budget.</summary>
/// <param name="ImagesPerPass">Images of one forward pass.</param>
/// <param name="Lanes">Latents of one reverse sweep.</param>
/// <param name="PeakBytes">Activations, cotangents and their temporaries at the highest.</param>
public sealed record AttributionSchedule(int ImagesPerPass, int Lanes, long PeakBytes)
{
    /// <summary>Beyond this many bytes in work a pass gains no speed and only leaves the caches.</summary>
    private const long Plenty = 24L << 20;

    /// <summary>
    /// With fewer cotangents at a time a deep layer's weights are read for too little work; with a few more its tiles begin a panel that they
    /// do not fill, and do not share out evenly among threads.
    /// </summary>
    private const int FittingCotangents = 32;

    /// <summary>As no cache holds a deep layer's weights, twice as many are better still where they take a small share of the budget.</summary>
    private const int ManyCotangents = 2 * FittingCotangents;

    /// <summary>That share, one of this many: packed weights, and blocks that wait for their next use, have the rest.</summary>
    private const int RoomyShare = 4;

    private const int MostImages = 1024;

    /// <summary>Chooses the group and block sizes.</summary>
    /// <param name="latents">K.</param>
    /// <param name="points">Points of each image, each of which has a cotangent for each latent.</param>
    /// <param name="step">Images of which the group's should be a multiple; at least one.</param>
    /// <param name="budget">Bytes that may be in work.</param>
    /// <param name="peakBytes">What a number of images takes with a number of latents.</param>
    /// <returns>The schedule; where the budget is too small, that of one image and one latent, which passes it.</returns>
    public static AttributionSchedule For(int latents, int points, int step, long budget, Func<int, int, long> peakBytes)
    {
        var one = Math.Max(1, peakBytes(step, 1));
        var target = Math.Min(budget, Math.Max(Plenty, one));
        var images = step * (int)Math.Clamp(target / 2 / one, 1, Math.Max(1, MostImages / step));
        var (lanes, peak) = (LanesOf(images, points, latents, target, budget, peakBytes), 0L);
        while ((peak = peakBytes(images, lanes)) > budget && (images, lanes) != (1, 1))
        {
            (images, lanes) = lanes > 1 ? (images, lanes - ((lanes + 3) / 4)) : (images / 2, 1);
        }

        return new AttributionSchedule(images, lanes, peak);
    }

    /// <summary>As many lanes as make a good block, by what the second one adds to the first.</summary>
    private static int LanesOf(int images, int points, int latents, long target, long budget, Func<int, int, long> peakBytes)
    {
        if (latents == 1)
        {
            return 1;
        }

        var first = peakBytes(images, 1);
        var second = Math.Max(1, peakBytes(images, 2) - first);
        var many = ManyCotangents / (images * points);
        var fitting = first + ((many - 1) * second) <= budget / RoomyShare ? many : FittingCotangents / (images * points);
        var wanted = Math.Max((target - first) / second, Math.Min(Math.Max(1, fitting) - 1, (budget - first) / second));
        return (int)Math.Clamp(wanted + 1, 1, latents);
    }
}
