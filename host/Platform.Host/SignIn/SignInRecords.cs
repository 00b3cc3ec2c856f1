namespace Platform.Host.SignIn;

/// <summary>What the audit trail calls the records that signing in is about.</summary>
internal static class SignInRecords
{
    public const string Person = "person";
    public const string ApiClient = "api-client";
}
