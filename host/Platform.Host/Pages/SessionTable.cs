using Platform.Host.SignIn.Sessions;

namespace Platform.Host.Pages;

/// <summary>Sessions as a table, with the one that looks at it marked.</summary>
internal sealed record SessionTable(IReadOnlyList<SessionRow> Rows, Guid? Current);
