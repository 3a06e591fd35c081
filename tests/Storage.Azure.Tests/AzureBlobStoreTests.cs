using Azure.Core;
using Azure.Storage.Sas;
using RepXai.Sweeps.Storage;
using RepXai.Tensors;

namespace RepXai.Storage.Azure.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class AzureBlobStoreTests(Azurite azurite)
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];

    [Theory]
    [InlineData(BlobWriteMode.Replace)]
    [InlineData(BlobWriteMode.CreateNew)]
    public async Task Writers_of_several_blocks_at_once_leave_one_whole_content(BlobWriteMode mode)
    {
        var store = await OpenAsync(bounds: new StoreBounds(BlockBytes: 1000));
        var contents = Enumerable.Range(0, 6).Select(i => Enumerable.Repeat((byte)i, 10_000).ToArray()).ToArray();

        var receipts = await Task.WhenAll(contents.Select(content => Task.Run(() => store.WriteAsync("a", content, mode))));

        var stored = await store.ReadAsync("a");
        Assert.Contains(ContentAddress.Hash(stored), receipts.Where(receipt => receipt.Written).Select(receipt => receipt.Hash));
        Assert.Equal(mode == BlobWriteMode.Replace ? 6 : 1, receipts.Count(receipt => receipt.Written));
    }

    [Fact]
    public async Task A_range_is_read_after_a_seek()
    {
        var store = await OpenAsync();
        await store.WriteAsync("a", Content, BlobWriteMode.Replace);

        await using var stream = (await store.OpenAsync("a"))!;
        var part = new byte[10];
        stream.Seek(-10, SeekOrigin.End);
        await stream.ReadExactlyAsync(part);
        var last = part.ToArray();
        stream.Position = 100;
        stream.ReadExactly(part);

        Assert.Equal(Content.Length, stream.Length);
        Assert.Equal(Content[^10..], last);
        Assert.Equal(Content[100..110], part);
        Assert.Equal(110, stream.Position);
    }

    [Fact]
    public async Task A_blob_that_is_replaced_while_it_is_read_is_never_mixed_up()
    {
        var store = await OpenAsync();
        await store.WriteAsync("a", Content, BlobWriteMode.Replace);
        await using var stream = (await store.OpenAsync("a"))!;
        await store.WriteAsync("a", new byte[Content.Length], BlobWriteMode.Replace);

        stream.Position = 500;

        var error = await Assert.ThrowsAsync<BlobStoreUnavailableException>(() => stream.ReadAsync(new byte[1]).AsTask());
        Assert.Contains("replaced", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_does_not_have_its_hash_is_noticed()
    {
        var name = azurite.NextContainer();
        var store = await OpenAsync(name);
        await store.WriteAsync("a", Content, BlobWriteMode.Replace);
        var blob = azurite.Container(name).GetBlobClient("a");
        var metadata = (await blob.GetPropertiesAsync()).Value.Metadata;
        await blob.UploadAsync(new MemoryStream(new byte[Content.Length]), metadata: metadata);

        var error = await Assert.ThrowsAsync<BlobStoreUnavailableException>(() => store.ReadAsync("a"));

        Assert.Contains("'a' does not have the hash", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_known_to_be_ours()
    {
        var lost = false;
        var store = await OpenAsync(fault: request =>
        {
            if (lost || request.Method != RequestMethod.Put || !request.Uri.Path.EndsWith("/a", StringComparison.Ordinal))
                return Fault.None;
            lost = true;
            return Fault.AnswerLost;
        });

        var ours = await store.WriteAsync("a", Content, BlobWriteMode.CreateNew);
        var again = await store.WriteAsync("a", Content, BlobWriteMode.CreateNew);

        Assert.True(lost);
        Assert.Equal((true, false), (ours.Written, again.Written));
    }

    [Fact]
    public async Task Requests_that_fail_half_of_the_time_are_repeated()
    {
        var random = new Random(5);
        var store = await OpenAsync(fault: _ => random.Next(4) switch { 0 => Fault.NotSent, 1 => Fault.AnswerLost, _ => Fault.None });

        for (var i = 0; i < 20; i++)
            await store.WriteAsync($"blob-{i}", Content.AsMemory(i), BlobWriteMode.Replace);
        for (var i = 0; i < 20; i++)
            Assert.Equal(Content[i..], await store.ReadAsync($"blob-{i}"));

        Assert.Equal(20, await store.ListAsync("blob-").CountAsync());
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_with_its_address_and_without_its_secret()
    {
        var down = false;
        var store = await OpenAsync(fault: _ => down ? Fault.NotSent : Fault.None);
        down = true;

        var error = await Assert.ThrowsAsync<BlobStoreUnavailableException>(() => store.ReadAsync("a"));

        Assert.Contains("/devstoreaccount1/test-", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_access_signature_opens_the_store_within_its_rights()
    {
        var name = azurite.NextContainer();
        var container = azurite.Container(name);
        await (await OpenAsync(name)).WriteAsync("a", Content, BlobWriteMode.Replace);
        var until = DateTimeOffset.UtcNow.AddHours(1);
        var reading = container.GenerateSasUri(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List, until);

        var store = await AzureBlobStore.OpenAsync(new AzureBlobStoreOptions { ContainerUri = reading });

        Assert.Equal(Content, await store.ReadAsync("a"));
        var error = await Assert.ThrowsAsync<UserErrorException>(() => store.WriteAsync("b", Content, BlobWriteMode.Replace));
        Assert.Contains("refuses", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_not_there_and_may_not_be_made_is_the_users_error()
    {
        var container = azurite.Container(azurite.NextContainer());
        var address = container.GenerateSasUri(BlobContainerSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1));

        var error = await Assert.ThrowsAsync<UserErrorException>(() => AzureBlobStore.OpenAsync(new AzureBlobStoreOptions { ContainerUri = address }));

        Assert.Contains("no container", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_the_users_error()
    {
        var wrong = azurite.ConnectionString.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal);

        await Assert.ThrowsAsync<UserErrorException>(
            () => AzureBlobStore.OpenAsync(new AzureBlobStoreOptions { ConnectionString = wrong, Container = azurite.NextContainer() }));
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled_and_not_a_failure_of_the_store()
    {
        using var cancelled = new CancellationTokenSource();
        var store = await OpenAsync(fault: request =>
        {
            if (request.Method == RequestMethod.Get)
                cancelled.Cancel();
            return Fault.None;
        });
        await store.WriteAsync("a", Content, BlobWriteMode.Replace);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync("a", cancelled.Token));
    }

    private Task<AzureBlobStore> OpenAsync(string? container = null, StoreBounds? bounds = null, Func<Request, Fault>? fault = null) =>
        AzureBlobStore.OpenAsync(
            azurite.Container(container ?? azurite.NextContainer(), fault is null ? null : options => options.Transport = new FaultyTransport(fault)),
            bounds ?? new StoreBounds());
}
