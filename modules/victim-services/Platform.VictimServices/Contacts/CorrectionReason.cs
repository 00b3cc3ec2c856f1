using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>What was recorded is put right with a reason; what is recorded for the first time needs none.</summary>
internal static class CorrectionReason
{
    public const int Longest = 500;
    public const string TooLong = "The reason must be 500 characters or fewer.";

    // Who saw an earlier version is told of that first, by the save.
    public static Result Check(VictimServicesDbContext db, Contact contact, long version, string? reason)
        => contact.Version == version && string.IsNullOrWhiteSpace(reason) && db.CorrectsDetails(contact)
            ? Result.Failure("Reason", "You change what was recorded before. Say why: what it was is kept beside it.")
            : Result.Success();
}
