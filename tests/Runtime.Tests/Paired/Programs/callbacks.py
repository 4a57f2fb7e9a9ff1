async def wait_on(future):
    print('task', await future)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print('reported', context['exception']))
    future = loop.create_future()
    future.add_done_callback(lambda done: print('first', done.result()))
    task = loop.create_task(wait_on(future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: done.add_done_callback(lambda late: print('added', late.result())))

    def fail(done):
        raise ValueError('callback')

    def twice(done):
        print('twice')

    future.add_done_callback(fail)
    future.add_done_callback(twice)
    future.add_done_callback(twice)
    print('removed', future.remove_done_callback(twice))
    future.add_done_callback(twice)
    future.set_result(1)
    print('set')
    loop.call_soon(print, 'soon')
    await asyncio.sleep(0)
    print('yielded')
    await task
    print(future.remove_done_callback(twice), future.cancel(), future.cancelled())
    cancelled = loop.create_future()
    cancelled.add_done_callback(lambda done: print('cancelled', done.cancelled()))
    print(cancelled.cancel(), cancelled.cancel())
    await asyncio.sleep(0)


run(main())
