import ast
import os

FILES = 'base_events context eager_task_factory events futures futures2 locks pep492 queues runners taskgroups tasks threads timeouts waitfor'

folder = os.path.join(os.path.dirname(os.__file__), 'test', 'test_asyncio')
if sys.version_info[:2] == (3, 13) and os.path.isdir(folder):
    for name in FILES.split():
        with open(os.path.join(folder, f'test_{name}.py'), encoding='utf-8') as source:
            tree = ast.parse(source.read())
        for owner in ast.walk(tree):
            if isinstance(owner, ast.ClassDef):
                for member in owner.body:
                    if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)) and member.name.startswith('test_'):
                        print(f'test_{name}.{owner.name}.{member.name}')
