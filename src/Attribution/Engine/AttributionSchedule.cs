using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>How many images and latents are in work at once, so that memory keeps within a budget.</summary>
/// <param name="ImagesPerPass">Images of one forward pass.</param>
/// <param name="Lanes">Latents of one reverse sweep.</param>
/// <param name="PeakBytes">Activations, cotangents and their temporaries at the highest.</param>
public sealed record AttributionSchedule(int ImagesPerPass, int Lanes, long PeakBytes)
{
    /// <summary>Beyond this many bytes in work a pass gains no speed and only leaves the caches.</summary>
    private const long Plenty = 24L << 20;

    /// <summary>With fewer latents at a time a deep layer's weights are read for too little work, and its tiles do not share out evenly.</summary>
    private const int FewestLanes = 4;

    /// <summary>Operators that are made of many primitives hold up to this many times what the footprint says.</summary>
    private const int Caution = 3;

    private const int MostImages = 1024;

    /// <summary>Chooses the group and block sizes for a task.</summary>
    /// <exception cref="UserErrorException">The budget is too small for one image and one latent.</exception>
    public static AttributionSchedule For(Footprint footprint, AttributionTask task, long budget)
    {
        var points = task.Strategy.PointsPerImage;
        var forward = footprint.ForwardBytes * points * Math.Max(1, task.Strategy.ReverseSweeps);
        var lane = footprint.LaneBytes * points;
        if (forward + lane > budget)
        {
            throw new UserErrorException(
                $"The attributions of '{task.Target}' by {task.Strategy.Name} need {Mebibytes(forward + lane)} MiB for one image and one latent, "
                + $"more than the {Mebibytes(budget)} MiB allowed; give more memory (--memory), or fewer points for each image.");
        }

        var target = Math.Min(budget, Math.Max(Plenty, forward + lane));
        var images = (int)Math.Clamp(target / 2 / (forward + lane), 1, MostImages);
        var share = Math.Max(1, lane * images);
        var lanes = Math.Max((target - (forward * images)) / share, Math.Min(FewestLanes, ((budget / Caution) - (forward * images)) / share));
        lanes = Math.Clamp(lanes, 1, footprint.Latents);
        return new AttributionSchedule(images, (int)lanes, (forward + (lane * lanes)) * images);
    }

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
