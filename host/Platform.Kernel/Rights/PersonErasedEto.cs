using Platform.Contracts;

namespace Platform.Kernel.Rights;

/// <summary>
/// It was decided that what is held about a person is erased. Every workstream erases its own and confirms; the kernel handles this
/// for all of them from their personal data maps, so that none can leave it out. It is the last event of the person's stream: told
/// again, the past ends with it too.
/// </summary>
/// <param name="ErasureId">The erasure that modules confirm.</param>
/// <param name="PersonKind">For example <c>child</c>.</param>
/// <param name="PersonId">The person. Replaced by an identifier of nobody once every module has confirmed.</param>
[EventName("host.person-erased.v1")]
public sealed record PersonErasedEto(Guid ErasureId, string PersonKind, Guid PersonId) : IEto;
