using Kernel.Tests.EventBus.Probes;
using Xunit.Runner.InProc.SystemConsole;

// The tests; or, when one of them starts this program again, the process that it is going to kill.
return args is [ProbeProcess.Verb, ..]
    ? await ProbeProcess.RunAsync(args)
    : await ConsoleRunner.Run(args);
