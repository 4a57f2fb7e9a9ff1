async def sleeper(name, cleanup=0.0):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args)
        raise
    finally:
        await asyncio.sleep(cleanup)
        print(name, 'cleaned')


async def outcome(name, task):
    try:
        await asyncio.wait([task])
        print(name, 'result', task.result(), task.cancelling())
    except BaseException as error:
        print(name, type(error).__name__, *error.args, task.cancelled(), task.cancelling())


async def swallow():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(1)
    return 'swallowed'


async def awaits(task):
    return await task


async def fails():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError('cleanup')


async def cancels_itself():
    asyncio.current_task().cancel('self')
    print('goes on')
    await asyncio.sleep(0)


async def uncancels():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print('left', asyncio.current_task().uncancel())
    await asyncio.sleep(1)
    return 'done'


async def main():
    loop = asyncio.get_running_loop()
    for message in ([], ['why']):
        task = loop.create_task(sleeper('plain'))
        await asyncio.sleep(0)
        task.cancel(*message)
        await outcome('plain', task)
    early = loop.create_task(sleeper('early'))
    early.cancel('before')
    await outcome('early', early)
    twice = loop.create_task(sleeper('twice', 5))
    await asyncio.sleep(0)
    print(twice.cancel('1'), twice.cancel('2'))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(twice.cancel('3'))
    await outcome('twice', twice)
    swallowing = loop.create_task(swallow())
    await asyncio.sleep(0)
    swallowing.cancel()
    await outcome('swallow', swallowing)
    inner = loop.create_task(sleeper('inner'))
    outer = loop.create_task(awaits(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel('from above')
    await outcome('outer', outer)
    print(inner.cancelled(), inner.cancelling())
    shielded = loop.create_task(sleeper('shielded'))
    outer = loop.create_task(awaits(asyncio.shield(shielded)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    await outcome('shield', outer)
    print(shielded.done())
    shielded.cancel('at last')
    await outcome('shielded', shielded)
    failing = loop.create_task(fails())
    await asyncio.sleep(0)
    failing.cancel()
    await outcome('fails', failing)
    await outcome('self', loop.create_task(cancels_itself()))
    taking_back = loop.create_task(uncancels())
    await asyncio.sleep(0)
    taking_back.cancel()
    taking_back.cancel()
    await outcome('uncancel', taking_back)
    limited = loop.create_task(asyncio.wait_for(sleeper('limited', 1), 2))
    await asyncio.sleep(2.5)
    limited.cancel('while cleaning')
    await outcome('limited', limited)
    gathered = loop.create_task(awaits(asyncio.gather(sleeper('a'), swallow(), sleeper('b', 1))))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gathered.cancel('all')
    await outcome('gathered', gathered)
    print(loop.time())


run(main())
