class Failure(Exception):
    pass


class OrderedSet(dict):
    """TaskGroup keeps its tasks in a set, whose order changes from run to run; ours cancels in order of creation."""

    def add(self, task):
        self[task] = None

    def discard(self, task):
        self.pop(task, None)


def show(value):
    if isinstance(value, asyncio.CancelledError):
        return 'cancelled'
    if isinstance(value, BaseExceptionGroup):
        # asyncio puts the failure of the body last, we have them in order of failing.
        return '[' + ' '.join(sorted(show(inner) for inner in value.exceptions)) + ']'
    if isinstance(value, Failure):
        return f'failure {value}'
    return 'none' if value is None else str(value)


class World:
    """One random program: what its bodies share, and what they do, said line by line."""

    def __init__(self, bodies):
        self.bodies = bodies
        self.lines = []
        self.tasks = {}
        self.loop = asyncio.get_running_loop()
        self.futures = [self.loop.create_future() for _ in range(3)]
        self.locks = [asyncio.Lock() for _ in range(2)]
        self.semaphore = asyncio.Semaphore(1)
        self.event = asyncio.Event()
        self.noted = lambda done: self.say('noted', done.get_name())

    def say(self, name, text):
        self.lines.append(f'{name} {text}')

    def spawn(self, number, create=None):
        create = create or self.loop.create_task
        self.tasks[number] = create(self.body(number), name=f't{number}')

    async def body(self, number):
        name = f't{number}'
        self.say(name, 'starts')
        try:
            result = await self.block(name, self.bodies[number])
        except BaseException as error:
            self.say(name, f'ends with {show(error)}')
            raise
        self.say(name, f'ends with {show(result)}')
        return result

    async def block(self, name, statements):
        for statement in statements:
            result = await self.statement(name, *statement)
            if result is not None:
                return result
        return None

    async def statement(self, name, op, numbers, blocks):
        first = numbers[0] if numbers else 0
        task = self.tasks.get(first)
        if op == 'log':
            self.say(name, f'logs {first}')
        elif op == 'yield':
            await asyncio.sleep(0)
        elif op == 'sleep':
            await asyncio.sleep(first / 1e6)
        elif op == 'return':
            return first
        elif op == 'fail':
            raise Failure(first)
        elif op == 'spawn':
            self.spawn(first)
        elif op == 'eager':
            self.spawn(first, lambda coro, name: asyncio.Task(coro, loop=self.loop, name=name, eager_start=True))
            await asyncio.sleep(0)
        elif op == 'call':
            self.say(name, f'called {show(await self.body(first))}')
        elif op == 'await':
            self.say(name, f'got {show(await task)}' if task else 'skips')
        elif op == 'shield':
            self.say(name, f'shielded {show(await asyncio.shield(task))}' if task else 'skips')
        elif op == 'cancel':
            self.say(name, f'cancels {first} {task.cancel()}' if task else 'skips')
            await asyncio.sleep(0)
        elif op == 'requests':
            self.say(name, f'requests {asyncio.current_task().cancelling()}')
        elif op == 'uncancel':
            self.say(name, f'uncancels {asyncio.current_task().uncancel()}')
        elif op == 'try':
            return await self.attempt(name, first, blocks)
        elif op == 'future':
            await self.use_future(name, self.futures[first], numbers[1], numbers[2])
        elif op == 'gather':
            await self.gather(name, first, numbers[1:])
        elif op == 'wait':
            await self.wait(name, first, numbers[1], numbers[2:])
        elif op == 'limit':
            await self.limit(name, numbers[1], task)
        elif op == 'limitcall':
            await self.limit(name, numbers[1], self.body(first))
        elif op == 'lock':
            async with self.locks[first]:
                self.say(name, f'locks {first}')
                return await self.block(name, blocks[0])
        elif op == 'semaphore':
            async with self.semaphore:
                self.say(name, 'enters')
                return await self.block(name, blocks[0])
        elif op == 'later':
            handle = self.loop.call_later(first / 1e6, self.say, 'later', str(first))
            if numbers[1] == 1:
                handle.cancel()
        elif op == 'note':
            if task:
                task.add_done_callback(self.noted)
        elif op == 'unnote':
            self.say(name, f'unnotes {task.remove_done_callback(self.noted)}' if task else 'skips')
        elif op == 'completed':
            # Those that are done already come in no certain order.
            tasks = [self.tasks[number] for number in numbers if number in self.tasks]
            for following in asyncio.as_completed([task for task in tasks if not task.done()]):
                self.say(name, f'completed {show(await following)}')
        elif op == 'mixed':
            results = await asyncio.gather(self.futures[first], *[self.tasks[n] for n in numbers[1:] if n in self.tasks], return_exceptions=True)
            self.say(name, 'mixed ' + ' '.join(show(result) for result in results))
        elif op == 'event':
            await self.use_event(name, first)
        elif op == 'group':
            return await self.group(name, numbers, blocks[0])
        elif op == 'soon':
            self.loop.call_soon(self.say, 'soon', str(first))
        elif op == 'done':
            if task:
                task.add_done_callback(lambda done: self.say('done', f'{first} {numbers[1]}'))
        else:
            raise AssertionError(op)
        return None

    async def attempt(self, name, kind, blocks):
        try:
            return await self.block(name, blocks[0])
        except asyncio.CancelledError:
            if kind % 2 == 0:
                raise
            self.say(name, 'catches a cancellation')
            return await self.block(name, blocks[1])
        except Failure as error:
            if kind < 2:
                raise
            self.say(name, f'catches {show(error)}')
            return await self.block(name, blocks[1])
        finally:
            await self.block(name, blocks[2])

    async def use_future(self, name, future, action, value):
        if action == 0:
            self.say(name, f'future {show(await future)}')
        elif action == 1 and not future.done():
            future.set_result(value)
        elif action == 2 and not future.done():
            future.set_exception(Failure(value))
        elif action == 3:
            self.say(name, f'cancels a future {future.cancel()}')
            await asyncio.sleep(0)

    async def use_event(self, name, action):
        if action == 0:
            await self.event.wait()
            self.say(name, 'event')
        elif action == 1:
            self.event.set()
        else:
            self.event.clear()

    async def gather(self, name, collect, numbers):
        tasks = [self.tasks[number] for number in numbers if number in self.tasks]
        results = await asyncio.gather(*tasks, return_exceptions=collect == 1)
        self.say(name, 'gathered ' + ' '.join(show(result) for result in results))

    async def wait(self, name, until, microseconds, numbers):
        tasks = [self.tasks[number] for number in numbers if number in self.tasks]
        if not tasks:
            self.say(name, 'skips')
            return
        conditions = [asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION]
        timeout = microseconds / 1e6 if microseconds else None
        done, pending = await asyncio.wait(tasks, return_when=conditions[until], timeout=timeout)
        self.say(name, 'waited ' + ' '.join(sorted(task.get_name() for task in done)))

    async def limit(self, name, microseconds, awaitable):
        if awaitable is None:
            self.say(name, 'skips')
            return
        try:
            self.say(name, f'in time {show(await asyncio.wait_for(awaitable, microseconds / 1e6))}')
        except TimeoutError:
            self.say(name, 'timed out')

    async def group(self, name, numbers, body):
        result = None
        try:
            async with asyncio.TaskGroup() as group:
                group._tasks = OrderedSet()
                for number in numbers:
                    self.spawn(number, group.create_task)
                result = await self.block(name, body)
        except BaseExceptionGroup as error:
            self.say(name, f'group fails {show(error)}')
            await asyncio.sleep(0)
            return None
        self.say(name, 'group ends')
        return result

    async def main(self):
        self.spawn(0)
        await asyncio.wait([self.tasks[0]], timeout=60)
        for _ in range(50):
            rest = [self.tasks[number] for number in sorted(self.tasks) if not self.tasks[number].done()]
            if not rest:
                break
            self.say('main', 'cancels ' + ' '.join(task.get_name() for task in rest))
            for task in rest:
                task.cancel()
            await asyncio.wait(rest, timeout=60)
        for number in sorted(self.tasks):
            task = self.tasks[number]
            if not task.done():
                state = 'pending'
            elif task.cancelled():
                state = 'cancelled'
            else:
                state = show(task.exception() or task.result())
            self.say('main', f't{number} {state} {task.cancelling()} {self.loop.time():.6f}')
        return self.lines


async def start(bodies):
    return await World(bodies).main()


for text in sys.stdin:
    print(' | '.join(run(start(json.loads(text)))))
