namespace Platform.Kernel.Modularity;

/// <summary>Which workstreams are switched on, as this node knows it: at once on the node that switched, within seconds on others.</summary>
public interface IModuleSwitches
{
    /// <summary>The module is loaded, switched on and its tables are up to date. True for what is not a workstream.</summary>
    bool IsEnabled(string moduleName);
}
