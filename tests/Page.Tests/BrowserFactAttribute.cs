namespace RepXai.Page.Tests;

/// <summary>A test that needs a browser: reported as skipped where there is none, failed where one is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (SystemBrowser.Path is null && !SystemBrowser.IsRequired)
            Skip = "There is no Chromium on this machine; install it (Debian: apt-get install chromium).";
    }
}
