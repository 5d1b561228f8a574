using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace ToolAce.Web.Components;

/// <summary>
/// Changes of the address' query. The browser takes a moment to follow one; a second one that comes meanwhile builds on the first, or it would undo it.
/// </summary>
internal static class AddressQuery
{
    private static readonly ConditionalWeakTable<NavigationManager, PendingAddress> Pending = [];

    /// <summary>Goes to the address with this parameter changed; null leaves it out.</summary>
    public static void Ask(this NavigationManager navigation, string name, object? value) => navigation.Ask(new Dictionary<string, object?> { [name] = value });

    /// <summary>Goes to the address with these parameters changed; those that are null are left out.</summary>
    public static void Ask(this NavigationManager navigation, IReadOnlyDictionary<string, object?> changes)
    {
        var pending = Pending.GetValue(navigation, n => new PendingAddress(n));
        navigation.NavigateTo(pending.Next = navigation.GetUriWithQueryParameters(pending.Next ?? navigation.Uri, changes));
    }

    /// <summary>What the browser was asked for last and has not shown yet; null once it has, or when somebody went to another page.</summary>
    private sealed class PendingAddress
    {
        public PendingAddress(NavigationManager navigation) => navigation.LocationChanged += (_, e) =>
        {
            if (e.Location == Next || Path(e.Location) != Path(Next))
            {
                Next = null;
            }
        };

        public string? Next { get; set; }

        private static string? Path(string? address) => address?.Split('?', '#')[0];
    }
}
