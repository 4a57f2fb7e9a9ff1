async def hold(lock, name, yields):
    async with lock:
        print(name)
        for _ in range(yields):
            await asyncio.sleep(0)


async def get(queue, name):
    print(name, await queue.get())
    queue.task_done()


async def put(queue, item):
    await queue.put(item)
    print('put', item)


async def wait(event, name):
    await event.wait()
    print(name)


async def meet(barrier, name):
    await barrier.wait()
    print(name, 'passed')


async def changes(condition, name):
    async with condition:
        await condition.wait()
        print(name, 'notified')


async def yields(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    for lock in (asyncio.Lock(), asyncio.Semaphore(1), asyncio.Semaphore(2)):
        tasks = [loop.create_task(hold(lock, f'{name}{count}', count)) for name, count in zip('abcdef', (3, 0, 2, 1, 0, 1))]
        await yields(2)
        tasks[2].cancel()
        await yields(1)
        tasks[1].cancel()
        await asyncio.wait(tasks)
        print(lock.locked())
    event = asyncio.Event()
    tasks = [loop.create_task(wait(event, name)) for name in 'abc']
    await yields(1)
    event.set()
    tasks[1].cancel()
    event.clear()
    await asyncio.wait(tasks)
    for queue in (asyncio.Queue(2), asyncio.LifoQueue(2), asyncio.PriorityQueue(2)):
        writers = [loop.create_task(put(queue, item)) for item in (3, 1, 4, 2)]
        await yields(2)
        readers = [loop.create_task(get(queue, f'reader {number}')) for number in range(4)]
        await asyncio.wait(writers + readers)
        await queue.join()
        readers = [loop.create_task(get(queue, f'late {number}')) for number in range(3)]
        await yields(1)
        readers[0].cancel()
        queue.put_nowait(5)
        await yields(3)
        queue.put_nowait(6)
        await asyncio.wait(readers)
    condition = asyncio.Condition()
    tasks = [loop.create_task(changes(condition, name)) for name in 'abcd']
    await yields(5)
    async with condition:
        condition.notify(2)
        print('notifies')
    await yields(4)
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)
    barrier = asyncio.Barrier(2)
    await asyncio.gather(*(meet(barrier, name) for name in 'ab'))
    print(barrier.n_waiting)


run(main())
