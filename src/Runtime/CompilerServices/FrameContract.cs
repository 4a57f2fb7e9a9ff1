namespace Coroutines.CompilerServices;

/// <summary>
/// The contract between generated code and this assembly, as a number: what generated code may call, and what it must do. The generator reads the number when it
/// compiles and generated code asks for it when it is loaded, so that two versions that do not fit are told by name instead of by a missing method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FrameContract
{
    /// <summary>The contract of this assembly. Raised when generated code of before would not run on it, or generated code of now not on the assembly of before.</summary>
    public const int Version = 2;

    /// <summary>The oldest contract whose generated code still runs on this assembly.</summary>
    public const int Oldest = 2;

    /// <summary>Called when an assembly with generated code is loaded.</summary>
    /// <param name="version">The contract that the assembly was compiled for.</param>
    /// <param name="assembly">The assembly.</param>
    /// <exception cref="InvalidOperationException">It does not fit this one.</exception>
    public static void Require(int version, Type assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        if (version is >= Oldest and <= Version)
            return;
        var (name, ours) = (assembly.Assembly.GetName().Name, typeof(FrameContract).Assembly.GetName().Version);
        throw new InvalidOperationException(version > Version
            ? $"'{name}' was compiled with a newer version of the package 'Coroutines' (contract {version}) than the one that is loaded (contract {Version}, Coroutines.dll {ours}). Reference the newer package in the project that runs."
            : $"'{name}' was compiled with an older version of the package 'Coroutines' (contract {version}) than the one that is loaded (contracts {Oldest} to {Version}, Coroutines.dll {ours}). Compile '{name}' anew with the version that runs.");
    }
}
