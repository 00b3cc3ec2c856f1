using Host.Tests.Faults;
using Xunit.Runner.InProc.SystemConsole;

// The tests; or, when one of them starts this program again, the host that it is going to kill.
return args is [LedgerProcess.Verb, ..]
    ? await LedgerProcess.RunAsync(args)
    : await ConsoleRunner.Run(args);
