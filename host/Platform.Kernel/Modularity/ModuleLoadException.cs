namespace Platform.Kernel.Modularity;

/// <summary>The host refuses to start: one sentence names the module and the reason.</summary>
/// <param name="module">The module as its folder or class names it.</param>
/// <param name="reason">What is wrong and what to do.</param>
/// <param name="innerException">What the runtime said, if anything.</param>
public sealed class ModuleLoadException(string module, string reason, Exception? innerException = null)
    : Exception($"The module '{module}' cannot be loaded: {reason}", innerException)
{
    /// <summary>The module as its folder or class names it.</summary>
    public string Module { get; } = module;
}
