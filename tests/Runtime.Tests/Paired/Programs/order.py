import threading


async def step(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, 'timer 0')
    loop.call_later(2, print, 'timer 2')
    loop.call_later(1, print, 'timer 1')
    loop.call_soon(print, 'soon 1')
    task = loop.create_task(step('a'))
    loop.call_soon(print, 'soon 2')
    thread = threading.Thread(target=loop.call_soon_threadsafe, args=(print, 'from a thread'))
    thread.start()
    thread.join()
    loop.call_soon(print, 'soon 3')
    loop.create_task(step('b'))
    loop.call_soon(lambda: loop.call_soon(print, 'soon in soon'))
    handle = loop.call_soon(print, 'never')
    handle.cancel()
    later = loop.call_later(0.5, print, 'never')
    await task
    later.cancel()
    print('awaited')
    await asyncio.sleep(1.5)
    print(loop.time())
    await asyncio.sleep(1)
    print(loop.time())
    print(await asyncio.gather(*(asyncio.sleep(delay, delay) for delay in (3, 1, 2))))
    for next_done in asyncio.as_completed([asyncio.sleep(delay, delay) for delay in (3, 1, 2)]):
        print(await next_done)


run(main())
