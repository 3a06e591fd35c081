using RepXai.Attribution.Engine;

namespace RepXai.Attribution.Tests.Engine;

public class AttributionScheduleTests
{
    private const long Mebibyte = 1 << 20;

    [Fact]
    public void A_large_network_takes_at_most_thirty_two_cotangents_at_a_time_where_the_budget_holds_them()
    {
        Assert.Equal(3, Schedule(latents: 512, forward: 300, lane: 100, budget: 2100).Lanes);
        Assert.Equal(2, Schedule(latents: 512, forward: 300, lane: 100, budget: 500).Lanes);
        Assert.Equal(2, Schedule(latents: 2, forward: 300, lane: 100, budget: 2100).Lanes);
        Assert.Equal(1, Schedule(latents: 1, forward: 300, lane: 100, budget: 2100).Lanes);
        Assert.Equal(16, Schedule(latents: 512, forward: 300, lane: 10, budget: 2100, points: 2).Lanes);
    }

    [Fact]
    public void It_takes_sixty_four_where_they_need_a_fourth_of_the_budget_at_most()
    {
        Assert.Equal(6, Schedule(latents: 512, forward: 300, lane: 100, budget: 3600).Lanes);
        Assert.Equal(3, Schedule(latents: 512, forward: 300, lane: 100, budget: 3500).Lanes);
        Assert.Equal(32, Schedule(latents: 512, forward: 300, lane: 10, budget: 3600, points: 2).Lanes);
        Assert.Equal(1, Schedule(latents: 512, forward: 300, lane: 100, budget: 3600, points: 100).Lanes);
    }

    [Fact]
    public void One_latent_may_take_the_whole_budget()
    {
        Assert.Equal(new AttributionSchedule(1, 1, 400 * Mebibyte), Schedule(latents: 512, forward: 300, lane: 100, budget: 400));
        Assert.Equal(new AttributionSchedule(1, 1, 400 * Mebibyte), Schedule(latents: 512, forward: 300, lane: 100, budget: 399));
    }

    [Fact]
    public void Small_networks_take_many_images_and_latents_that_stay_in_the_caches()
    {
        var schedule = Schedule(latents: 512, forward: 1, lane: 1, budget: 1000);
        Assert.True(schedule.ImagesPerPass > 1);
        Assert.InRange(schedule.PeakBytes, 1, 32 * Mebibyte);
    }

    [Fact]
    public void Images_fill_the_batch_that_a_models_file_fixes()
    {
        Assert.Equal(32, Schedule(latents: 4, forward: 1, lane: 1, budget: 1000, step: 32).ImagesPerPass);
        Assert.Equal(new AttributionSchedule(8, 1, 16 * Mebibyte), Schedule(latents: 4, forward: 1, lane: 1, budget: 16, step: 32));
    }

    [Fact]
    public void Lanes_that_take_more_than_the_second_one_did_are_left_out()
    {
        const long Budget = 20 * Mebibyte;
        var schedule = AttributionSchedule.For(512, 10, 1, Budget, (_, lanes) => (10 + (lanes > 3 ? 3 * lanes : lanes)) * Mebibyte);
        Assert.Equal(3, schedule.Lanes);
        Assert.InRange(schedule.PeakBytes, 1, Budget);
    }

    private static AttributionSchedule Schedule(int latents, long forward, long lane, long budget, int step = 1, int points = 10) =>
        AttributionSchedule.For(latents, points, step, budget * Mebibyte, (images, lanes) => images * (forward + (lane * lanes)) * Mebibyte);
}
