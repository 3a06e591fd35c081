using FsCheck;
using FsCheck.Fluent;
using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Sweeps.Uploads;

namespace RepXai.Sweeps.Tests.Uploads;

public sealed class BlobUploadServiceTests : IDisposable
{
    private static readonly UploadOptions Small = new() { MaxFileBytes = 100, MaxTotalBytes = 150, PieceBytes = 8, UnfinishedLifetime = TimeSpan.FromHours(1) };

    private readonly MemoryBlobStore blobs = new();
    private readonly SteppingClock clock = new();
    private readonly BlobUploadService uploads;

    public BlobUploadServiceTests() => uploads = new BlobUploadService(blobs, Small, clock);

    public void Dispose() => uploads.Dispose();

    [Fact]
    public void However_a_file_comes_and_breaks_it_is_whole_in_the_end() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte[] Content, byte[] Cuts)>().Filter(item => item.Content is { Length: > 0 and <= 100 } && item.Cuts is not null),
        item => UploadBrokenAsync(item.Content, item.Cuts).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithReplay(20261121, 7).WithMaxTest(60));

    [Fact]
    public async Task Nothing_of_an_unfinished_upload_can_be_found()
    {
        var content = Bytes(20);
        var request = Request("a.onnx", content);
        await uploads.BeginUploadAsync(request);
        await uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream(content));
        Assert.Null(await uploads.FindAsync("a.onnx", default));
        Assert.Null(await uploads.FindAsync(request.Sha256, default));
        Assert.Equal(clock.Now + Small.UnfinishedLifetime, Assert.Single(await uploads.ListUploadsAsync()).ExpiresAt);
        Assert.True((await uploads.FinishUploadAsync(request.Sha256)).IsFinished);
        Assert.Equal(request.Sha256, (await uploads.FindAsync("a.onnx", default))?.Sha256);
        Assert.Equal(20, (await uploads.FindAsync(request.Sha256, default))?.Size);
    }

    [Fact]
    public async Task Every_request_may_be_repeated()
    {
        var content = Bytes(20);
        var request = Request("a.onnx", content);
        for (var i = 0; i < 2; i++)
            Assert.Equal(0, (await uploads.BeginUploadAsync(request)).Offset);
        await uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream(content[..9]));
        Assert.Equal(9, (await uploads.BeginUploadAsync(request)).Offset);
        Assert.Equal(9, (await Assert.ThrowsAsync<UploadOffsetException>(() => uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream(content[..9])))).Offset);
        await uploads.AppendUploadAsync(request.Sha256, 9, new MemoryStream(content[9..]));
        for (var i = 0; i < 2; i++)
            Assert.Equal(20, (await uploads.FinishUploadAsync(request.Sha256)).Offset);
        Assert.True((await uploads.AppendUploadAsync(request.Sha256, 9, new MemoryStream(content[9..]))).IsFinished);
        Assert.True((await uploads.BeginUploadAsync(request)).IsFinished);
        Assert.Equal(content, await ContentAsync(request.Sha256));
    }

    [Fact]
    public async Task Of_two_writers_at_one_place_one_wins_and_the_other_learns_where_to_go_on()
    {
        var content = Bytes(60);
        var request = Request("a.npy", content);
        await uploads.BeginUploadAsync(request);
        async Task SendAsync()
        {
            for (var offset = 0L; offset < content.Length;)
            {
                try
                {
                    offset = (await uploads.AppendUploadAsync(request.Sha256, offset, new MemoryStream(content[(int)offset..]))).Offset;
                }
                catch (UploadOffsetException error)
                {
                    offset = error.Offset;
                }
            }
        }

        await Task.WhenAll(Task.Run(SendAsync), Task.Run(SendAsync), Task.Run(SendAsync));
        await uploads.FinishUploadAsync(request.Sha256);
        Assert.Equal(content, await ContentAsync(request.Sha256));
    }

    [Fact]
    public async Task A_content_with_another_hash_is_refused_and_gone()
    {
        var request = Request("a.onnx", Bytes(10));
        await uploads.BeginUploadAsync(request);
        await uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream(new byte[10]));
        await Assert.ThrowsAsync<InvalidUploadException>(() => uploads.FinishUploadAsync(request.Sha256));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => uploads.GetUploadAsync(request.Sha256));
        Assert.Empty(blobs.Hashes);
    }

    [Fact]
    public async Task Missing_and_surplus_bytes_are_refused()
    {
        var content = Bytes(10);
        var request = Request("a.onnx", content);
        await uploads.BeginUploadAsync(request);
        await Assert.ThrowsAsync<InvalidUploadException>(() => uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream([.. content, 0])));
        Assert.Equal(8, (await Assert.ThrowsAsync<UploadOffsetException>(() => uploads.FinishUploadAsync(request.Sha256))).Offset);
        await uploads.AppendUploadAsync(request.Sha256, 8, new MemoryStream(content[8..]));
        Assert.True((await uploads.FinishUploadAsync(request.Sha256)).IsFinished);
    }

    [Fact]
    public async Task Files_and_all_files_together_are_bounded_and_unfinished_ones_count_whole()
    {
        await Assert.ThrowsAsync<UploadLimitException>(() => uploads.BeginUploadAsync(Request("a.onnx", Bytes(101))));
        var first = Request("a.onnx", Bytes(90));
        await uploads.BeginUploadAsync(first);
        await Assert.ThrowsAsync<UploadLimitException>(() => uploads.BeginUploadAsync(Request("b.onnx", Bytes(61))));
        await uploads.BeginUploadAsync(Request("b.onnx", Bytes(60)));
        await uploads.BeginUploadAsync(first);
        await uploads.DeleteUploadAsync(first.Sha256);
        await uploads.BeginUploadAsync(Request("c.onnx", Bytes(70)));
    }

    [Fact]
    public async Task What_nobody_goes_on_with_expires_and_what_is_finished_stays()
    {
        var (kept, left) = (Request("kept.onnx", Bytes(5)), Request("left.onnx", Bytes(6)));
        await FinishAsync(kept, Bytes(5));
        await uploads.BeginUploadAsync(left);
        clock.Now += TimeSpan.FromMinutes(50);
        await uploads.AppendUploadAsync(left.Sha256, 0, new MemoryStream(Bytes(6)[..3]));
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.Equal(3, (await uploads.GetUploadAsync(left.Sha256)).Offset);
        clock.Now += TimeSpan.FromMinutes(11);
        await Assert.ThrowsAsync<UploadNotFoundException>(() => uploads.AppendUploadAsync(left.Sha256, 3, new MemoryStream(Bytes(6)[3..])));
        Assert.Equal("kept.onnx", Assert.Single(await uploads.ListUploadsAsync()).Name);
        await uploads.BeginUploadAsync(Request("new.onnx", Bytes(7)));
        Assert.DoesNotContain(blobs.Hashes.Keys, name => name.Contains(left.Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Equal_files_are_stored_once_under_any_number_of_names_and_a_name_is_of_its_latest_file()
    {
        var (content, other) = (Bytes(9), Bytes(10));
        await FinishAsync(Request("a.onnx", content), content);
        var stored = blobs.Hashes.Keys.Count(name => name.StartsWith("uploads/pieces/", StringComparison.Ordinal));
        Assert.True((await uploads.BeginUploadAsync(Request("zoo/b.onnx", content))).IsFinished);
        Assert.Equal(stored, blobs.Hashes.Keys.Count(name => name.StartsWith("uploads/pieces/", StringComparison.Ordinal)));
        Assert.Equal(["a.onnx", "zoo/b.onnx"], await uploads.NamesAsync(default));
        await FinishAsync(Request("a.onnx", other), other);
        Assert.Equal(ContentAddress.Hash(other), (await uploads.FindAsync("a.onnx", default))?.Sha256);
        Assert.Equal(ContentAddress.Hash(content), (await uploads.FindAsync("zoo/b.onnx", default))?.Sha256);
        await uploads.DeleteUploadAsync(ContentAddress.Hash(content));
        Assert.Equal(["a.onnx"], await uploads.NamesAsync(default));
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("../a.onnx", 5)]
    [InlineData("a b.onnx", 5)]
    [InlineData("a.onnx", 0)]
    [InlineData("a.onnx", -1)]
    public async Task Names_and_sizes_that_cannot_be_are_refused(string name, long size)
    {
        await Assert.ThrowsAsync<InvalidUploadException>(() => uploads.BeginUploadAsync(new() { Name = name, Size = size, Sha256 = ContentAddress.Hash([1]) }));
        await Assert.ThrowsAsync<InvalidUploadException>(() => uploads.BeginUploadAsync(new() { Name = "a.onnx", Size = 1, Sha256 = name }));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => uploads.GetUploadAsync($"../{name}"));
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(1, count).Select(number => (byte)(number * count))];

    private static UploadRequest Request(string name, byte[] content) => new() { Name = name, Size = content.Length, Sha256 = ContentAddress.Hash(content) };

    private async Task UploadBrokenAsync(byte[] content, byte[] cuts)
    {
        using var service = new BlobUploadService(new MemoryBlobStore(), Small, clock);
        var request = Request("a.bin", content);
        var offset = (int)(await service.BeginUploadAsync(request)).Offset;
        foreach (var cut in cuts)
        {
            var end = offset + (cut % (content.Length - offset + 1));
            await Assert.ThrowsAsync<IOException>(() => service.AppendUploadAsync(request.Sha256, offset, new BreakingContent(content[offset..end])));
            offset = (int)(await service.GetUploadAsync(request.Sha256)).Offset;
            Assert.Equal(end, offset);
        }

        await service.AppendUploadAsync(request.Sha256, offset, new MemoryStream(content[offset..]));
        await service.FinishUploadAsync(request.Sha256);
        using var copy = new MemoryStream();
        await service.CopyAsync((await service.FindAsync("a.bin", default))!, copy, default);
        Assert.Equal(content, copy.ToArray());
    }

    private async Task FinishAsync(UploadRequest request, byte[] content)
    {
        await uploads.BeginUploadAsync(request);
        await uploads.AppendUploadAsync(request.Sha256, 0, new MemoryStream(content));
        await uploads.FinishUploadAsync(request.Sha256);
    }

    private async Task<byte[]> ContentAsync(string name)
    {
        using var copy = new MemoryStream();
        await uploads.CopyAsync((await uploads.FindAsync(name, default))!, copy, default);
        return copy.ToArray();
    }
}
