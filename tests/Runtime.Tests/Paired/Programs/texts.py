import re


async def hello(delay=1):
    await asyncio.sleep(delay)
    return 'hello'


async def wait_on(future):
    return await future


async def fail():
    raise ValueError('no')


def text(subject):
    """Without places, and without the callbacks, which only asyncio shows."""
    return re.sub(r',? (defined )?at (<string>|[^>]*?):\d+|(?<=>) cb=.*?\](?=>)| cb=\[[^\]]*\]', '', repr(subject))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(text(future))
    task = loop.create_task(hello(), name='greeter')
    print(text(task))
    waiter = loop.create_task(wait_on(future), name='waiter')
    await asyncio.sleep(0)
    print(text(waiter))
    future.set_result(3)
    print(text(future))
    await waiter
    print(text(waiter))
    await task
    print(text(task))
    failed = loop.create_task(fail(), name="it's")
    await asyncio.wait([failed])
    print(text(failed))
    failure = loop.create_future()
    failure.set_exception(ValueError('bad'))
    print(text(failure))
    failure.exception()
    cancelled = loop.create_task(hello(), name='cancelled')
    cancelled.cancel()
    await asyncio.wait([cancelled])
    print(text(cancelled))
    dropped = loop.create_future()
    dropped.cancel()
    print(text(dropped))
    values = loop.create_future()
    values.set_result([1, 2])
    print(text(values))


run(main())
