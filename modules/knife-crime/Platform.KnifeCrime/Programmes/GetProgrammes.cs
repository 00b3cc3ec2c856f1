using MediatR;
using Platform.Kernel.Application;

namespace Platform.KnifeCrime.Programmes;

/// <summary>What the service delivers, and what the evidence says of every approach.</summary>
[RequiresPermission(KnifeCrimePermissions.View)]
internal sealed record GetProgrammes : IQuery<ProgrammeLists>;

internal sealed record ProgrammeLists(IReadOnlyList<Programme> Programmes, IReadOnlyList<EvidenceApproach> Evidence);

internal sealed class GetProgrammesHandler : IRequestHandler<GetProgrammes, ProgrammeLists>
{
    public Task<ProgrammeLists> Handle(GetProgrammes request, CancellationToken cancellationToken)
        => Task.FromResult(new ProgrammeLists(ProgrammeCatalogue.Programmes, ProgrammeCatalogue.Evidence));
}
