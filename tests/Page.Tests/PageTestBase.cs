using System.Collections.Concurrent;
using Microsoft.Playwright;
using RepXai.Gateway.Tests;

namespace RepXai.Page.Tests;

/// <summary>A tab of a browser that nobody has used before. A test fails when the page has an error that the test did not ask for.</summary>
[Collection(ServedCollection.Name)]
public abstract class PageTestBase(Served served) : IAsyncLifetime
{
    private const int Patience = 60_000; // Milliseconds; a loaded machine is slow, and a failure is rare.

    private readonly ConcurrentQueue<string> errors = new();
    private IBrowserContext? context;

    private protected Served Served => served;

    private protected IPage Page { get; private set; } = null!;

    /// <summary>What the page may say went wrong, since the test makes it so.</summary>
    private protected string? ExpectedError { get; set; }

    public async Task InitializeAsync()
    {
        if (served.Browser is null)
            return;
        context = await served.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = served.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1100, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        Page = await context.NewPageAsync();
        Page.PageError += (_, error) => errors.Enqueue(error);
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Enqueue(message.Text);
        };
    }

    public async Task DisposeAsync()
    {
        if (context is null)
            return;
        await context.CloseAsync();
        Assert.DoesNotContain(errors, error => ExpectedError is null || !error.Contains(ExpectedError, StringComparison.Ordinal));
    }

    private protected async Task SignInAsync(string tenant = Served.Zoo, string path = "#/sweeps")
    {
        await Page.GotoAsync($"/{path}");
        await Page.GetByLabel("API key").FillAsync(LoopbackGateway.KeyOf(tenant));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("main")).ToHaveAttributeAsync("aria-busy", "false");
    }

    private protected async Task GoAsync(string path)
    {
        await Page.EvaluateAsync("path => { location.hash = path; }", path);
        await Assertions.Expect(Page.Locator("main")).ToHaveAttributeAsync("aria-busy", "false");
    }

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private protected ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Keeps a picture for whoever looks at the page, where the environment names a folder.</summary>
    private protected async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("REPXAI_PAGE_PICTURES") is { Length: > 0 } pictures)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });
    }
}
