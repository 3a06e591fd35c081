using RepXai.Attribution.Engine;
using RepXai.Attribution.Strategies;
using RepXai.Tensors;

namespace RepXai.Attribution.Tests.Engine;

public class AttributionScheduleTests
{
    private const long Mebibyte = 1 << 20;

    [Fact]
    public void A_large_network_takes_four_latents_at_a_time_within_a_third_of_the_budget()
    {
        Assert.Equal(4, Schedule(latents: 512, forward: 300, lane: 100, budget: 2100).Lanes);
        Assert.Equal(2, Schedule(latents: 512, forward: 300, lane: 100, budget: 1500).Lanes);
        Assert.Equal(3, Schedule(latents: 3, forward: 300, lane: 100, budget: 2100).Lanes);
    }

    [Fact]
    public void One_latent_may_take_the_whole_budget()
    {
        Assert.Equal(1, Schedule(latents: 512, forward: 300, lane: 100, budget: 400).Lanes);
        Assert.Throws<UserErrorException>(() => Schedule(latents: 512, forward: 300, lane: 100, budget: 399));
    }

    [Fact]
    public void Small_networks_take_many_images_and_latents_that_stay_in_the_caches()
    {
        var schedule = Schedule(latents: 512, forward: 1, lane: 1, budget: 1000);
        Assert.True(schedule.ImagesPerPass > 1);
        Assert.InRange(schedule.PeakBytes, 1, 32 * Mebibyte);
    }

    private static AttributionSchedule Schedule(int latents, long forward, long lane, long budget)
    {
        var footprint = new Footprint(latents, [new Shape(1, 2, 2)], forward * Mebibyte, lane * Mebibyte, 1, 1);
        var task = new AttributionTask(new Shape(1, 2, 2), "target", ["source"], TargetReduction.Sum, AttributionStrategy.Gradient());
        return AttributionSchedule.For(footprint, task, budget * Mebibyte);
    }
}
