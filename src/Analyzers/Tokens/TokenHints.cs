using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coroutines.Analyzers;

/// <summary>What a diagnostic tells its fixer: which token to pass on, and as which argument.</summary>
internal static class TokenHints
{
    private const string TokenKey = "token";
    private const string ArgumentKey = "argument";

    public static ImmutableDictionary<string, string?> Of(string token, TokenForm form)
        => ImmutableDictionary<string, string?>.Empty.Add(TokenKey, token).Add(ArgumentKey, form.Argument);

    public static string? Token(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(TokenKey, out var token) ? token : null;

    public static TokenForm Form(Diagnostic diagnostic) => new(diagnostic.Properties.TryGetValue(ArgumentKey, out var argument) ? argument : null);
}
