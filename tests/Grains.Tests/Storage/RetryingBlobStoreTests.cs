using System.Text;
using RepXai.Grains.Storage;
using RepXai.Grains.Tests.Faults;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests.Storage;

public sealed class RetryingBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calls_that_fail_are_made_again_and_the_bare_store_shows_that_they_do_fail()
    {
        var flaky = new FlakyBlobStore(FileBlobStore.Open(_folder.Path));
        var store = new RetryingBlobStore(flaky, TimeProvider.System);
        for (var number = 0; number < 25; number++)
        {
            var content = Encoding.UTF8.GetBytes($"content {number}");
            await store.WriteAsync($"a/{number}", content, BlobWriteMode.CreateNew);
            Assert.Equal(content, await store.ReadAsync($"a/{number}"));
        }

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (var call = 0; call < 10; call++)
                await flaky.ExistsAsync("a/1");
        });
    }

    [Fact]
    public async Task What_the_caller_did_wrong_is_not_tried_again()
    {
        var calls = 0;
        var store = new RetryingBlobStore(FileBlobStore.Open(_folder.Path), TimeProvider.System);
        Task Refuse(Stream stream, CancellationToken cancellation)
        {
            calls++;
            throw new UserErrorException("No.");
        }

        await Assert.ThrowsAsync<UserErrorException>(() => store.WriteAsync("a", Refuse, BlobWriteMode.Replace));
        Assert.Equal(1, calls);
    }
}
