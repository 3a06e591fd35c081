using System.Security.Cryptography;
using Microsoft.Playwright;
using RepXai.Tests.Common;

namespace RepXai.Page.Tests;

public sealed class UploadTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task Files_are_uploaded_over_a_broken_connection_named_in_a_sweep_and_deleted()
    {
        ExpectedError = "ERR_";
        var breaks = 1;
        await Page.RouteAsync("**/v1/uploads/*", route => route.Request.Method == "PATCH" && breaks-- > 0 ? route.AbortAsync() : route.ContinueAsync());
        var model = GoldenData.PathTo("..", "..", "examples", "fashion-zoo", "plain-both-3.onnx");
        await SignInAsync(path: "#/uploads");
        await Page.GetByLabel("Upload files").SetInputFilesAsync(model);
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "upload:plain-both-3.onnx" });
        await Expect(row).ToContainTextAsync("completed");
        await KeepPictureAsync("uploaded");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(model))), Assert.Single(await Served.Uploads.ListUploadsAsync()).Sha256);
        await GoAsync("#/submit");
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Specification" }).FillAsync(
            Served.Specification("uploaded").Replace("fashion-zoo/plain-both-3.onnx", "upload:plain-both-3.onnx", StringComparison.Ordinal));
        await Button("Check").ClickAsync();
        await Expect(Page.Locator("#mistakes .facts")).ToContainTextAsync("Models2");
        await GoAsync("#/uploads");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Page.GetByText("No uploads yet.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_pages_hash_is_sha256_for_any_length_and_any_pieces()
    {
        await Page.GotoAsync("/");
        foreach (var length in (int[])[0, 1, 55, 56, 63, 64, 65, 127, 128, 1000, 100_000])
        {
            var bytes = Enumerable.Range(0, length).Select(place => (byte)(place * 7 % 251)).ToArray();
            var hash = await Page.EvaluateAsync<string>("""
                async length => {
                  const { Sha256 } = await import("/sha256.js");
                  const bytes = Uint8Array.from({ length }, (_, place) => place * 7 % 251);
                  const hash = new Sha256();
                  for (let at = 0, piece = 1; at < length; at += piece, piece = piece * 3 % 1009)
                    hash.add(bytes.subarray(at, at + piece));
                  return hash.hex();
                }
                """, length);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash);
        }
    }
}
