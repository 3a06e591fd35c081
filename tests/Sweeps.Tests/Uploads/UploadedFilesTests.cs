using RepXai.Contracts.Uploads;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Uploads;

public sealed class UploadedFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MemoryBlobStore blobs = new();
    private readonly SteppingClock clock = new();
    private readonly BlobUploadService uploads;

    public UploadedFilesTests()
    {
        uploads = new BlobUploadService(blobs, new UploadOptions { PieceBytes = 4 }, clock);
        Files = new UploadedFiles(uploads, new UploadCache(Cache, maxBytes: 20, clock), new ConfinedFiles([]));
    }

    private UploadedFiles Files { get; }

    private string Cache => folder.File("cache");

    public void Dispose()
    {
        uploads.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_upload_is_found_by_name_and_by_hash_and_pinned_to_its_content()
    {
        var hash = await UploadAsync("zoo/plain.onnx", [1, 2, 3, 4, 5, 6]);
        var byName = Assert.Single(await Files.FindAsync("upload:zoo/plain.onnx", "/", default));
        Assert.Equal(new SourceFile($"upload:{hash}", "plain.onnx"), byName);
        Assert.Equal(byName, Assert.Single(await Files.FindAsync($"upload:{hash}", "/", default)));
        await UploadAsync("zoo/plain.onnx", [9]);
        var located = await Files.LocateAsync(byName.Path, "/", default);
        Assert.Equal([1, 2, 3, 4, 5, 6], await File.ReadAllBytesAsync(located.Path));
        Assert.Equal(Path.Combine(Cache, hash, "plain.onnx"), located.Path);
    }

    [Fact]
    public async Task A_glob_stands_for_the_names_it_matches()
    {
        await UploadAsync("zoo/b.onnx", [1]);
        await UploadAsync("zoo/a.onnx", [1]);
        await UploadAsync("images.npy", [3]);
        Assert.Equal(["a.onnx", "b.onnx"], (await Files.FindAsync("upload:zoo/*.onnx", "/", default)).Select(file => file.Name));
        await AssertErrorAsync("upload:*.pt", "No upload matches 'upload:*.pt'");
    }

    [Fact]
    public async Task What_is_no_finished_upload_is_told_and_other_files_stay_confined()
    {
        await UploadAsync("images.npy", [3]);
        await uploads.BeginUploadAsync(new UploadRequest { Name = "half.onnx", Size = 2, Sha256 = ContentAddress.Hash([7]) });
        await AssertErrorAsync("upload:image.npy", "did you mean 'images.npy'?");
        await AssertErrorAsync("upload:half.onnx", "There is no finished upload 'half.onnx'");
        await AssertErrorAsync($"upload:{ContentAddress.Hash([7])}", "upload it first.");
        await AssertErrorAsync("upload:../images.npy", "There is no finished upload");
        await AssertErrorAsync("/etc/passwd", "is not below a folder");
    }

    [Fact]
    public async Task A_damaged_upload_is_never_used()
    {
        var hash = await UploadAsync("a.onnx", [1, 2, 3, 4, 5, 6]);
        await blobs.WriteAsync(blobs.Hashes.Keys.First(name => name.StartsWith("uploads/pieces/", StringComparison.Ordinal)), new byte[4], BlobWriteMode.Replace);
        var error = await Assert.ThrowsAsync<UserErrorException>(() => Files.LocateAsync($"upload:{hash}", "/", default));
        Assert.Contains("'a.onnx' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_copies_used_longest_ago_make_room_for_new_ones()
    {
        foreach (var (name, size) in new[] { ("a", 8), ("b", 9), ("c", 7) })
            await UploadAsync(name, [.. Enumerable.Repeat((byte)size, size)]);
        foreach (var name in (string[])["a", "b", "a", "c"])
        {
            clock.Now += TimeSpan.FromMinutes(1);
            await Files.LocateAsync($"upload:{name}", "/", default);
        }

        var copies = Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));
        Assert.Equal(["a", "c"], copies.Order(StringComparer.Ordinal));
    }

    private async Task AssertErrorAsync(string path, string part) => Assert.Contains(
        part, (await Assert.ThrowsAsync<UserErrorException>(() => Files.FindAsync(path, "/", default))).Message, StringComparison.Ordinal);

    private async Task<string> UploadAsync(string name, byte[] content)
    {
        var hash = ContentAddress.Hash(content);
        await uploads.BeginUploadAsync(new UploadRequest { Name = name, Size = content.Length, Sha256 = hash });
        await uploads.AppendUploadAsync(hash, 0, new MemoryStream(content));
        await uploads.FinishUploadAsync(hash);
        return hash;
    }
}
