using Platform.Kernel.Auditing;
using Quartz;

namespace Platform.Host.Jobs;

/// <summary>Each night: verifies the audit trail. What it finds shows on the audit page, on the health page and in "My work".</summary>
[DisallowConcurrentExecution]
internal sealed partial class VerifyAuditJob(RecordedVerification verification, ILogger<VerifyAuditJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var found = await verification.RunAsync(progress: null, cancellationToken);
        if (!found.IsIntact)
            LogBroken(found.WrongPosition);
    }

    [LoggerMessage(LogLevel.Critical, "The audit trail does not verify from position {Position} on. Run 'platform audit verify', keep the database as it is, and tell the information governance lead.")]
    private partial void LogBroken(long? position);
}
