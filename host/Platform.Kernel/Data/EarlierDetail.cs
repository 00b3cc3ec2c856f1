using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Kernel.Rights;

namespace Platform.Kernel.Data;

/// <summary>
/// What one detail of a record was before somebody put it right (UK GDPR, article 16): the first version and every later one stay, with who
/// changed it, when and why. A module derives its own class, so that the rows are its own table and its own personal data; the kernel
/// writes them in the transaction of every command that changes such a detail.
/// </summary>
public abstract class EarlierDetail
{
    /// <summary>The row.</summary>
    public Guid Id { get; internal set; }

    /// <summary>The record whose detail it was.</summary>
    public Guid RecordId { get; internal set; }

    /// <summary>The property, for example <c>FamilyName</c>.</summary>
    public string Property { get; internal set; } = "";

    /// <summary>What it was.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Until when it was that.</summary>
    public DateTime ReplacedUtc { get; internal set; }

    /// <summary>Who changed it, as colleagues know them.</summary>
    public string ReplacedByName { get; internal set; } = "";

    /// <summary>Why, where the command asked.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The detail as people read it: "Family name".</summary>
    public static string LabelOf(string property) => PersonalDataRegister.Humanise(property);
}

/// <summary>Says which details of a record keep their earlier values.</summary>
public static class EarlierDetailExtensions
{
    /// <summary>Each of these details keeps what it was when a command changes it: <c>child.KeepsEarlier&lt;Child, ChildEarlierDetail&gt;(model, c =&gt; c.Address)</c>.</summary>
    /// <param name="entity">The record.</param>
    /// <param name="model">The model, to which the table of earlier details is added.</param>
    /// <param name="details">The details.</param>
    public static EntityTypeBuilder<TEntity> KeepsEarlier<TEntity, TDetail>(this EntityTypeBuilder<TEntity> entity, ModelBuilder model, params Expression<Func<TEntity, object?>>[] details)
        where TEntity : AggregateRoot
        where TDetail : EarlierDetail, new()
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(model);
        EarlierDetails.Declare(typeof(TEntity), new EarlierDetails(() => new TDetail(), [.. details.Select(NameOf)]));
        model.Entity<TDetail>(detail =>
        {
            detail.HasKey(d => d.Id);
            detail.Property(d => d.Value).HasMaxLength(-1);
            detail.Property(d => d.Reason).HasMaxLength(2000);
            detail.HasIndex(d => new { d.RecordId, d.ReplacedUtc });
        });
        return entity;
    }

    /// <summary>
    /// A tracked record's details are about to differ from what was recorded before, so that somebody must say why. What was empty is
    /// recorded for the first time, which needs no reason.
    /// </summary>
    public static bool CorrectsDetails(this ModuleDbContext context, AggregateRoot record)
    {
        ArgumentNullException.ThrowIfNull(context);
        return EarlierDetails.Changed(context.Entry(record)).Any();
    }

    private static string NameOf<TEntity>(Expression<Func<TEntity, object?>> detail) => detail.Body switch
    {
        MemberExpression member => member.Member.Name,
        UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
        _ => throw new ArgumentException($"'{detail}' is not a property."),
    };
}
