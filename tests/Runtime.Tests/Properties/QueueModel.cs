using Coroutines;

namespace Runtime.Tests.Properties;

/// <summary>The three queues: a list of items, readers and writers in line.</summary>
internal sealed class QueueModel : Model
{
    private readonly AsyncQueue<int> queue;
    private readonly Func<List<int>, int> nextIndex;
    private readonly int capacity;
    private readonly List<int> items = [];
    private readonly List<Operation> readers = [];
    private readonly List<(Operation Operation, int Item)> writers = [];
    private bool closed;
    private int lastItem;

    public QueueModel(Random random)
        : base(random)
    {
        capacity = random.Next(1, 4);
        (queue, nextIndex) = random.Next(3) switch
        {
            0 => (new AsyncQueue<int>(capacity), (Func<List<int>, int>)(static _ => 0)),
            1 => (new AsyncLifoQueue<int>(capacity), static all => all.Count - 1),
            _ => (new AsyncPriorityQueue<int>(capacity), static all => all.IndexOf(all.Min())),
        };
    }

    protected override void Act(int dice)
    {
        switch (dice)
        {
            case < 30:
                Put();
                break;
            case < 60:
                Get();
                break;
            case < 68:
                TryPut();
                break;
            case < 76:
                TryGet();
                break;
            case < 88:
                CancelAny();
                break;
            case < 92:
                PutAndCancelReader();
                break;
            case < 96:
                GetAndCancelWriter();
                break;
            case < 98 when items.Count > 0 || Random.Next(4) == 0:
                Close(dropItems: false);
                break;
            case 98 when Random.Next(2) == 0:
                Close(dropItems: true);
                break;
        }

        Assert.InRange(queue.Count, 0, capacity);
    }

    protected override void OnCancel(Operation operation)
    {
        readers.Remove(operation);
        writers.RemoveAll(w => w.Operation == operation);
    }

    protected override void CheckEnd()
    {
        Assert.Equal(items.Count, queue.Count);
        while (items.Count > 0)
        {
            Assert.True(queue.TryGet(out var item));
            Assert.Equal(TakeFromModel(), item);
        }

        Assert.False(queue.TryGet(out _));
    }

    private int NewItem() => Random.Next(3) == 0 ? Random.Next(50) : 100 + ++lastItem;

    private void Put()
    {
        var item = NewItem();
        var operation = Begin($"put {item}", queue.Put(item));
        if (closed)
        {
            operation.Expected = nameof(QueueClosedException);
        }
        else if (items.Count < capacity)
        {
            operation.Expected = $"{item}";
            AddToModel(item);
        }
        else
        {
            writers.Add((operation, item));
        }
    }

    private void Get()
    {
        var operation = Begin("get", queue.Get());
        if (items.Count > 0)
        {
            operation.Expected = $"{TakeFromModel()}";
        }
        else if (closed)
        {
            operation.Expected = nameof(QueueClosedException);
        }
        else
        {
            readers.Add(operation);
        }
    }

    private void TryPut()
    {
        var item = NewItem();
        Log($"tryput {item}");
        if (closed)
        {
            Assert.Throws<QueueClosedException>(() => queue.TryPut(item));
        }
        else if (items.Count < capacity)
        {
            Assert.True(queue.TryPut(item));
            AddToModel(item);
        }
        else
        {
            Assert.False(queue.TryPut(item));
        }
    }

    private void TryGet()
    {
        Log("tryget");
        Assert.Equal(items.Count > 0, queue.TryGet(out var item));
        if (items.Count > 0)
        {
            Assert.Equal(TakeFromModel(), item);
        }
    }

    private void PutAndCancelReader()
    {
        if (readers.Count == 0 || closed)
        {
            return;
        }

        var item = NewItem();
        Log($"hand over {item}");
        HandOverAndCancel(readers[0], () => Assert.True(queue.TryPut(item)), () => AddToModel(item));
    }

    private void GetAndCancelWriter()
    {
        if (writers.Count == 0)
        {
            return;
        }

        Log("hand over a place");
        var item = 0;
        HandOverAndCancel(writers[0].Operation, () => Assert.True(queue.TryGet(out item)), () => Assert.Equal(TakeFromModel(), item));
    }

    private void Close(bool dropItems)
    {
        Log(dropItems ? "close, drop" : "close");
        queue.Close(dropItems);
        closed = true;
        if (dropItems)
        {
            items.Clear();
        }

        foreach (var (operation, _) in writers)
        {
            operation.Expected = nameof(QueueClosedException);
        }

        foreach (var operation in readers)
        {
            operation.Expected = nameof(QueueClosedException);
        }

        writers.Clear();
        readers.Clear();
    }

    /// <summary>Goes to the reader who has waited longest, or stays.</summary>
    private void AddToModel(int item)
    {
        items.Add(item);
        if (readers.Count > 0)
        {
            var reader = readers[0];
            readers.RemoveAt(0);
            reader.Expected = $"{TakeFromModel()}";
        }
    }

    /// <summary>The place goes to the writer who has waited longest.</summary>
    private int TakeFromModel()
    {
        var index = nextIndex(items);
        var item = items[index];
        items.RemoveAt(index);
        if (writers.Count > 0)
        {
            var (writer, itsItem) = writers[0];
            writers.RemoveAt(0);
            writer.Expected = $"{itsItem}";
            AddToModel(itsItem);
        }

        return item;
    }
}
