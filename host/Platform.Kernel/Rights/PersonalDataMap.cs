using Platform.Kernel.Data;

namespace Platform.Kernel.Rights;

/// <summary>
/// What a module holds about people, and so how it answers for their rights (UK GDPR, articles 15 to 21). Every module class
/// has one: a module without it does not compile, and a property that it leaves out fails the tests. From the map the kernel
/// finds, exports and erases; only what a map cannot say is code of the module.
/// </summary>
public abstract class PersonalDataMap
{
    private readonly Lazy<PersonalDataModel> model;

    /// <summary>Called by the map of a module.</summary>
    protected PersonalDataMap() => model = new Lazy<PersonalDataModel>(() =>
    {
        var builder = new PersonalDataBuilder();
        Define(builder);
        return builder.Build();
    });

    internal PersonalDataModel Model => model.Value;

    /// <summary>Says of every entity whom it is about, and of every text and date what it is.</summary>
    protected abstract void Define(PersonalDataBuilder data);

    /// <summary>
    /// Erases what the map cannot say: raw rows of a file, a copy inside another record. Runs after the mapped rows are gone, in
    /// the same transaction, and again when the erasure is told again: it must not mind that nothing is left.
    /// </summary>
    /// <returns>How many rows were changed.</returns>
    protected internal virtual Task<int> EraseBeyondTheMapAsync(PersonErasure erasure, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>
    /// Exports what the map cannot say: raw rows of a file. What is exported here is what <see cref="EraseBeyondTheMapAsync"/> erases.
    /// </summary>
    protected internal virtual Task<IReadOnlyList<ExportedRow>> ExportBeyondTheMapAsync(PersonLookUp person, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ExportedRow>>([]);

    /// <summary>The map of a module that holds nothing about anybody.</summary>
    /// <param name="why">The reason, in a sentence.</param>
    public static PersonalDataMap NobodyBecause(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return new Empty();
    }

    private sealed class Empty : PersonalDataMap
    {
        protected override void Define(PersonalDataBuilder data)
        {
        }
    }
}

/// <summary>One erasure in one module.</summary>
/// <param name="Context">The module's context, in the transaction that the confirmation is written in.</param>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Identity">Names and numbers by which the person is recognised in texts; empty when the erasure is told again.</param>
public sealed record PersonErasure(ModuleDbContext Context, string Kind, Guid PersonId, PersonIdentity Identity);

/// <summary>One person who is looked for in one module.</summary>
/// <param name="Context">The module's context.</param>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Identity">Names and numbers by which the person is recognised in texts.</param>
public sealed record PersonLookUp(ModuleDbContext Context, string Kind, Guid PersonId, PersonIdentity Identity);
