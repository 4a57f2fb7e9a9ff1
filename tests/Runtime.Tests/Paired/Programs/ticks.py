async def noop():
    pass


class Ticks:
    def __init__(self):
        self.count = 0
        self.stopped = False
        asyncio.get_running_loop().call_soon(self.tick)

    def tick(self):
        if not self.stopped:
            self.count += 1
            asyncio.get_running_loop().call_soon(self.tick)


async def count(name, awaitable):
    ticks = Ticks()
    await awaitable
    ticks.stopped = True
    print(name, ticks.count)


async def set_soon():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 1)
    await future


async def group(size):
    async with asyncio.TaskGroup() as tasks:
        for _ in range(size):
            tasks.create_task(noop())


async def cancelled():
    task = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    task.cancel()
    ticks = Ticks()
    try:
        await task
    except asyncio.CancelledError:
        ticks.stopped = True
        print('cancelled', ticks.count)


async def locked():
    lock = asyncio.Lock()
    async with lock:
        pass


async def from_queue():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    await queue.get()


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result(1)
    await count('child', noop())
    await count('done', done)
    await count('yield', asyncio.sleep(0))
    await count('set soon', set_soon())
    await count('task', loop.create_task(noop()))
    await count('gather', asyncio.gather(noop(), noop()))
    await count('gather of one that is done', asyncio.gather(done))
    await count('gather of a task and one that is done', asyncio.gather(loop.create_task(noop()), done))
    await count('wait', asyncio.wait([loop.create_task(noop())]))
    await count('wait for one that is done', asyncio.wait([done]))
    await count('group', group(1))
    await count('group of three', group(3))
    await count('empty group', group(0))
    await count('shield', asyncio.shield(noop()))
    await count('shield of one that is done', asyncio.shield(done))
    await count('wait_for', asyncio.wait_for(noop(), 1))
    await count('wait_for a task', asyncio.wait_for(loop.create_task(noop()), 1))
    await count('wait_for in wait_for', asyncio.wait_for(asyncio.wait_for(noop(), 1), 1))
    await count('lock', locked())
    await count('queue', from_queue())
    await cancelled()


run(main())
