using Microsoft.EntityFrameworkCore;

namespace Platform.Host.Rights;

/// <summary>The tables of information rights.</summary>
internal static class RightsModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<RightsRequest>(request =>
        {
            request.Property(r => r.Reference).HasMaxLength(20);
            request.Property(r => r.PersonKind).HasMaxLength(40);
            request.Property(r => r.PersonName).HasMaxLength(400);
            request.Property(r => r.ExtendedBecause).HasMaxLength(RightsRequest.NoteLength);
            request.Property(r => r.IdentityCheckedHow).HasMaxLength(RightsRequest.NoteLength);
            request.Property(r => r.Decision).HasMaxLength(RightsRequest.NoteLength);
            request.Property(r => r.LiftedBecause).HasMaxLength(RightsRequest.NoteLength);
            request.Property(r => r.LiftedTold).HasMaxLength(RightsRequest.NoteLength);
            request.HasIndex(r => r.Reference).IsUnique();
            request.HasIndex(r => new { r.DueOn, r.Reference });
            request.HasIndex(r => r.PersonId);
        });
        model.Entity<RedactionDecision>(decision =>
        {
            decision.HasKey(d => new { d.RequestId, d.ItemKey });
            decision.Property(d => d.ItemKey).HasMaxLength(400);
            decision.Property(d => d.Reason).HasMaxLength(500);
        });
        model.Entity<LegalHold>(hold =>
        {
            hold.Property(h => h.PersonKind).HasMaxLength(40);
            hold.Property(h => h.Reason).HasMaxLength(1000);
            hold.HasIndex(h => h.PersonId);
        });
        model.Entity<KeptLonger>(decision =>
        {
            decision.Property(d => d.PersonKind).HasMaxLength(40);
            decision.Property(d => d.Reason).HasMaxLength(RightsRequest.NoteLength);
            decision.HasIndex(d => d.PersonId);
        });
    }
}
