using RepXai.Grains.Devices;

namespace RepXai.Grains.Tests.Devices;

public sealed class TokenMemoryTests
{
    [Fact]
    public void Only_a_larger_token_of_the_same_sweep_is_a_new_lease()
    {
        var tokens = new TokenMemory();
        Assert.True(tokens.Take(Ticket("a/1", 3)));
        Assert.False(tokens.Take(Ticket("a/1", 3)));
        Assert.False(tokens.Take(Ticket("a/1", 2)));
        Assert.True(tokens.Take(Ticket("a/2", 1)));
        Assert.True(tokens.Take(Ticket("a/1", 4)));
    }

    private static UnitTicket Ticket(string sweep, long token) => new() { Sweep = sweep, Device = "silo/cpu-0", Unit = 1, Token = token };
}
