using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Coroutines.CompilerServices;

/// <summary>The few operations that generated frames share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FrameOperations
{
    /// <summary>
    /// Resumes a child that is called inside a <c>try</c> with a filter. It catches and rethrows, so that the child's
    /// <c>finally</c> runs before the parent's filter, as it does in C#'s own async methods.
    /// </summary>
    /// <typeparam name="TFrame">The child's frame.</typeparam>
    /// <typeparam name="T">The child's result.</typeparam>
    /// <param name="frame">The child's frame, a field of the parent's.</param>
    /// <param name="task">The running task.</param>
    /// <param name="result">The child's result, when it has finished.</param>
    /// <returns>True when the child has finished, false when it is suspended.</returns>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool ResumeGuarded<TFrame, T>(ref TFrame frame, CoroutineTask task, out T result)
        where TFrame : struct, ICoroutineFrame<T>
    {
        try
        {
            return frame.Resume(task, out result);
        }
        catch
        {
            throw;
        }
    }

    /// <summary>As the other overload, for a child without a result.</summary>
    /// <typeparam name="TFrame">The child's frame.</typeparam>
    /// <param name="frame">The child's frame, a field of the parent's.</param>
    /// <param name="task">The running task.</param>
    /// <returns>True when the child has finished, false when it is suspended.</returns>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool ResumeGuarded<TFrame>(ref TFrame frame, CoroutineTask task)
        where TFrame : struct, ICoroutineFrame
    {
        try
        {
            return frame.Resume(task);
        }
        catch
        {
            throw;
        }
    }

    /// <summary>
    /// Resumes a child that may set an <see cref="AsyncLocal{T}"/>. When it ends, what flows with the parent is restored (R26).
    /// It catches and rethrows, so it serves inside a <c>try</c> with a filter too.
    /// </summary>
    /// <typeparam name="TFrame">The child's frame.</typeparam>
    /// <typeparam name="T">The child's result.</typeparam>
    /// <param name="frame">The child's frame, a field of the parent's.</param>
    /// <param name="context">What flowed with the parent when it called the child.</param>
    /// <param name="task">The running task.</param>
    /// <param name="result">The child's result, when it has finished.</param>
    /// <returns>True when the child has finished, false when it is suspended.</returns>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool ResumeIsolated<TFrame, T>(ref TFrame frame, ref ExecutionContext? context, CoroutineTask task, out T result)
        where TFrame : struct, ICoroutineFrame<T>
    {
        try
        {
            if (!frame.Resume(task, out result))
            {
                return false;
            }
        }
        catch
        {
            Restore(ref context);
            throw;
        }

        Restore(ref context);
        return true;
    }

    /// <summary>As the other overload, for a child without a result.</summary>
    /// <typeparam name="TFrame">The child's frame.</typeparam>
    /// <param name="frame">The child's frame, a field of the parent's.</param>
    /// <param name="context">What flowed with the parent when it called the child.</param>
    /// <param name="task">The running task.</param>
    /// <returns>True when the child has finished, false when it is suspended.</returns>
    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool ResumeIsolated<TFrame>(ref TFrame frame, ref ExecutionContext? context, CoroutineTask task)
        where TFrame : struct, ICoroutineFrame
    {
        try
        {
            if (!frame.Resume(task))
            {
                return false;
            }
        }
        catch
        {
            Restore(ref context);
            throw;
        }

        Restore(ref context);
        return true;
    }

    /// <summary>What flowed with the parent is its own again, and not kept.</summary>
    private static void Restore(ref ExecutionContext? context)
    {
        if (context is not null && ExecutionContext.Capture() != context)
        {
            ExecutionContext.Restore(context);
        }

        context = null;
    }

    /// <summary>Rethrows what a <c>catch</c> or <c>finally</c> that awaits had caught, with the stack trace it had.</summary>
    /// <param name="exception">What was caught.</param>
    /// <returns>Never; the type lets the caller write <c>throw</c>, so that the compiler sees that control ends there.</returns>
    [StackTraceHidden]
    [DoesNotReturn]
    public static Exception Rethrow(Exception exception)
    {
        ExceptionDispatchInfo.Throw(exception);
        throw exception;
    }

    /// <summary>Stores a pattern variable inside a condition.</summary>
    /// <typeparam name="T">The type of the variable.</typeparam>
    /// <param name="target">Where it is stored.</param>
    /// <param name="value">The value.</param>
    /// <returns>Always true.</returns>
    public static bool Assign<T>(out T target, T value)
    {
        target = value;
        return true;
    }

    /// <summary>Disposes a resource. Null is skipped; a struct is not boxed.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    public static void Dispose<T>(ref T resource)
        where T : IDisposable?
    {
        // Asked first, because comparing with null boxes a struct in code that is not optimised.
        if (typeof(T).IsValueType || resource is not null)
        {
            resource!.Dispose();
        }
    }

    /// <summary>Stands for a type in an example, and is not called.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="example">An expression of it.</param>
    /// <returns>The example.</returns>
    public static T Like<T>(T example) => example;

    /// <summary>The value of a variable whose type has no name, as it was when the frame was suspended.</summary>
    /// <typeparam name="T">The type, which the example tells.</typeparam>
    /// <param name="kept">The field that keeps the value meanwhile. It is cleared.</param>
    /// <param name="example">Not used but for its type.</param>
    /// <returns>The value; the default one if the frame was not suspended inside the variable's scope.</returns>
    [SuppressMessage("Style", "IDE0060", Justification = "The parameter is there for its type.")]
    public static T Restore<T>(ref object? kept, T? example)
    {
        if (kept is null)
        {
            return default!;
        }

        var value = (T)kept;
        kept = null;
        return value;
    }

    /// <summary>Calls <see cref="IEnumerable{T}.GetEnumerator"/> on a variable itself, and not on a box of it if it is a struct.</summary>
    /// <typeparam name="TSource">The variable's type.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The variable.</param>
    /// <returns>The enumerator.</returns>
    public static IEnumerator<T> GetEnumerator<TSource, T>(ref TSource source)
        where TSource : IEnumerable<T> => source.GetEnumerator();

    /// <summary>Calls <see cref="System.Collections.IEnumerable.GetEnumerator"/> on a variable itself, and not on a box of it if it is a struct.</summary>
    /// <typeparam name="TSource">The variable's type.</typeparam>
    /// <param name="source">The variable.</param>
    /// <returns>The enumerator.</returns>
    public static System.Collections.IEnumerator GetEnumerator<TSource>(ref TSource source)
        where TSource : System.Collections.IEnumerable => source.GetEnumerator();

    /// <summary>Calls <see cref="IAsyncEnumerable{T}.GetAsyncEnumerator"/> on a variable itself, and not on a box of it if it is a struct.</summary>
    /// <typeparam name="TSource">The variable's type.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The variable.</param>
    /// <returns>The enumerator.</returns>
    public static IAsyncEnumerator<T> GetAsyncEnumerator<TSource, T>(ref TSource source)
        where TSource : IAsyncEnumerable<T> => source.GetAsyncEnumerator();

    /// <summary>Calls <see cref="IAsyncDisposable.DisposeAsync"/> on a variable itself, and not on a box of it if it is a struct.</summary>
    /// <typeparam name="T">The variable's type.</typeparam>
    /// <param name="resource">The variable; not null.</param>
    /// <returns>What is to be awaited.</returns>
    public static ValueTask DisposeAsync<T>(ref T resource)
        where T : IAsyncDisposable? => resource!.DisposeAsync();
}
