using RepXai.Tensors.Cpu;

namespace RepXai.Tensors.Tests.Cpu;

public class HostWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Elements_come_back_as_they_went_in_whatever_the_number_of_threads(int threads)
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(threads, long.MaxValue));
        foreach (var count in new[] { 0, 1, 16383, 16384, 16385, 100_000 })
        {
            var values = Enumerable.Range(0, count).Select(i => i / 7f).ToArray();
            using var tensor = device.Upload(new Shape(count), values);
            var (singles, doubles) = (new float[count], new double[count]);
            device.Download(tensor, singles);
            device.Download(tensor, doubles);
            Assert.Equal(values, singles);
            Assert.Equal(values.Select(value => (double)value), doubles);
        }
    }

    [Fact]
    public void Parts_of_host_work_are_done_on_several_threads_each_once()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(3, long.MaxValue));
        var times = new int[500];
        using var together = new Barrier(3);
        device.RunOnHost(times.Length, part =>
        {
            // The first three meet, which one thread alone never would.
            if (part < 3)
                Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60)));
            Interlocked.Increment(ref times[part]);
        });
        Assert.All(times, count => Assert.Equal(1, count));
    }

    [Fact]
    public void What_a_part_throws_reaches_the_caller()
    {
        using var device = new CpuPrimitives<float>(new CpuOptions(2, long.MaxValue));
        var thrown = Assert.Throws<UserErrorException>(() => device.RunOnHost(
            10, part => throw new UserErrorException("part of the work")));
        Assert.Equal("part of the work", thrown.Message);
    }
}
