namespace Coroutines;

public readonly partial struct Coroutine
{
    /// <summary>
    /// As <see cref="Gather{T}(Coroutine{T}[])"/>, for coroutines with results of different types: makes tasks of them at once, in argument order, and
    /// returns a future of a tuple. The first failure fails it, and the others go on; cancelling it cancels them (R9, R20).
    /// </summary>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2)> Join<T1, T2>(
        Coroutine<T1> first, Coroutine<T2> second) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1])), first.Box, second.Box);

    /// <inheritdoc cref="Join{T1, T2}(Coroutine{T1}, Coroutine{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <param name="third">The third coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2, T3)> Join<T1, T2, T3>(
        Coroutine<T1> first, Coroutine<T2> second, Coroutine<T3> third) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1]), Arguments.ValueOf<T3>(f[2])), first.Box, second.Box, third.Box);

    /// <inheritdoc cref="Join{T1, T2}(Coroutine{T1}, Coroutine{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <typeparam name="T4">The type of the fourth result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <param name="third">The third coroutine.</param>
    /// <param name="fourth">The fourth coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2, T3, T4)> Join<T1, T2, T3, T4>(
        Coroutine<T1> first, Coroutine<T2> second, Coroutine<T3> third, Coroutine<T4> fourth) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1]), Arguments.ValueOf<T3>(f[2]), Arguments.ValueOf<T4>(f[3])), first.Box, second.Box, third.Box, fourth.Box);

    /// <inheritdoc cref="Join{T1, T2}(Coroutine{T1}, Coroutine{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <typeparam name="T4">The type of the fourth result.</typeparam>
    /// <typeparam name="T5">The type of the fifth result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <param name="third">The third coroutine.</param>
    /// <param name="fourth">The fourth coroutine.</param>
    /// <param name="fifth">The fifth coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2, T3, T4, T5)> Join<T1, T2, T3, T4, T5>(
        Coroutine<T1> first, Coroutine<T2> second, Coroutine<T3> third, Coroutine<T4> fourth, Coroutine<T5> fifth) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1]), Arguments.ValueOf<T3>(f[2]), Arguments.ValueOf<T4>(f[3]), Arguments.ValueOf<T5>(f[4])), first.Box, second.Box, third.Box, fourth.Box, fifth.Box);

    /// <inheritdoc cref="Join{T1, T2}(Coroutine{T1}, Coroutine{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <typeparam name="T4">The type of the fourth result.</typeparam>
    /// <typeparam name="T5">The type of the fifth result.</typeparam>
    /// <typeparam name="T6">The type of the sixth result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <param name="third">The third coroutine.</param>
    /// <param name="fourth">The fourth coroutine.</param>
    /// <param name="fifth">The fifth coroutine.</param>
    /// <param name="sixth">The sixth coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2, T3, T4, T5, T6)> Join<T1, T2, T3, T4, T5, T6>(
        Coroutine<T1> first, Coroutine<T2> second, Coroutine<T3> third, Coroutine<T4> fourth, Coroutine<T5> fifth, Coroutine<T6> sixth) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1]), Arguments.ValueOf<T3>(f[2]), Arguments.ValueOf<T4>(f[3]), Arguments.ValueOf<T5>(f[4]), Arguments.ValueOf<T6>(f[5])), first.Box, second.Box, third.Box, fourth.Box, fifth.Box, sixth.Box);

    /// <inheritdoc cref="Join{T1, T2}(Coroutine{T1}, Coroutine{T2})"/>
    /// <typeparam name="T1">The type of the first result.</typeparam>
    /// <typeparam name="T2">The type of the second result.</typeparam>
    /// <typeparam name="T3">The type of the third result.</typeparam>
    /// <typeparam name="T4">The type of the fourth result.</typeparam>
    /// <typeparam name="T5">The type of the fifth result.</typeparam>
    /// <typeparam name="T6">The type of the sixth result.</typeparam>
    /// <typeparam name="T7">The type of the seventh result.</typeparam>
    /// <param name="first">The first coroutine.</param>
    /// <param name="second">The second coroutine.</param>
    /// <param name="third">The third coroutine.</param>
    /// <param name="fourth">The fourth coroutine.</param>
    /// <param name="fifth">The fifth coroutine.</param>
    /// <param name="sixth">The sixth coroutine.</param>
    /// <param name="seventh">The seventh coroutine.</param>
    /// <returns>A future of the results.</returns>
    public static Future<(T1, T2, T3, T4, T5, T6, T7)> Join<T1, T2, T3, T4, T5, T6, T7>(
        Coroutine<T1> first, Coroutine<T2> second, Coroutine<T3> third, Coroutine<T4> fourth, Coroutine<T5> fifth, Coroutine<T6> sixth, Coroutine<T7> seventh) =>
        JoinAll(static f => (Arguments.ValueOf<T1>(f[0]), Arguments.ValueOf<T2>(f[1]), Arguments.ValueOf<T3>(f[2]), Arguments.ValueOf<T4>(f[3]), Arguments.ValueOf<T5>(f[4]), Arguments.ValueOf<T6>(f[5]), Arguments.ValueOf<T7>(f[6])), first.Box, second.Box, third.Box, fourth.Box, fifth.Box, sixth.Box, seventh.Box);

    private static Future<TResult> JoinAll<TResult>(Func<Future[], TResult> collect, params CoroutineTask[] boxes)
    {
        var loop = EventLoop.Current;
        return new GatherFuture<TResult>(loop, Arguments.Schedule(loop, boxes), collect, collectsFailures: false).Start();
    }
}
