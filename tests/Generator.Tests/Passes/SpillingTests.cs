using static Generator.Tests.Harness.Lowering;

namespace Generator.Tests.Passes;

/// <summary>Operands keep their order: what is evaluated before an await is stored, what comes after it stays in place.</summary>
public sealed class SpillingTests
{
    [Fact]
    public void ArgumentsBeforeAnAwaitAreStored() => AssertLowers("Use(F(), await A(), G());", """
                if (resumeAt != At.None) goto A;

                // Use(F(), await A(), G());
                fBeforeA = F();
                await A: A();
                Use(fBeforeA, a.GetResult(), G());
                return true;
            """);

    [Fact]
    public void NothingIsStoredBeforeAFirstOperand() => AssertLowers("x = await A() + F();", """
                if (resumeAt != At.None) goto A;

                // x = await A() + F();
                await A: A();
                x = a.GetResult() + F();
                return true;
            """);

    [Fact]
    public void ConstantsAreNotStored() => AssertLowers("Use(1, await A(), 2);", """
                if (resumeAt != At.None) goto A;

                // Use(1, await A(), 2);
                await A: A();
                Use(1, a.GetResult(), 2);
                return true;
            """);

    [Fact]
    public void NestedAwaitsRunInsideOut() => AssertLowers("Use(F(), await A(await B()));", """
                switch (resumeAt)
                {
                    case At.B: goto B;
                    case At.A: goto A;
                }

                // Use(F(), await A(await B()));
                fBeforeA = F();
                await B: B();
                await A: A(taskAwaiter.GetResult());
                Use(fBeforeA, taskAwaiter.GetResult());
                return true;
            """);

    [Fact]
    public void TheReceiverComesFirst() => AssertLowers("Get(1).Add(F(), await A());", """
                if (resumeAt != At.None) goto A;

                // Get(1).Add(F(), await A());
                getBeforeA = Get(1);
                fBeforeA = F();
                await A: A();
                getBeforeA.Add(fBeforeA, a.GetResult());
                return true;
            """);

    [Fact]
    public void ElementsKeepArrayAndIndex() => AssertLowers("array[F()] += await A();", """
                if (resumeAt != At.None) goto A;

                // array[F()] += await A();
                array2 = array;
                f = F();
                arrayBeforeA = array2[f];
                await A: A();
                array2[f] = arrayBeforeA + a.GetResult();
                return true;
            """);

    [Fact]
    public void PropertiesKeepTheirReceiver() => AssertLowers("Get().Next.Count = await A();", """
                if (resumeAt != At.None) goto A;

                // Get().Next.Count = await A();
                next = Get().Next;
                await A: A();
                next.Count = a.GetResult();
                return true;
            """);

    [Fact]
    public void AndSkipsItsRightSide() => AssertLowers("b = b && await More();", """
                if (resumeAt != At.None) goto If;

                // b = b && await More();
                both = b;

            If:
                if (resumeAt != At.None || both)
                {
                    if (resumeAt != At.None) goto More;

                    await More: More();
                    both = more.GetResult();
                }

                b = both;
                return true;
            """);

    [Fact]
    public void ConditionalAwaitsInOneArmOnly() => AssertLowers("x = b ? await A() : F();", """
                if (resumeAt != At.None) goto If;

                // x = b ? await A() : F();
            If:
                if (resumeAt != At.None || b)
                {
                    if (resumeAt != At.None) goto A;

                    await A: A();
                    chosen = a.GetResult();
                }
                else
                {
                    chosen = F();
                }

                x = chosen;
                return true;
            """);

    [Fact]
    public void CoalesceAwaitsOnlyForNull() => AssertLowers("""s = await Text() ?? (await Text())!;""", """
                switch (resumeAt)
                {
                    case At.Text: goto Text;
                    case At.Text2: goto If;
                }

                // s = await Text() ?? (await Text())!;
                await Text: Text();
                left = text.GetResult();

            If:
                if (resumeAt != At.None || left is null)
                {
                    if (resumeAt != At.None) goto Text2;

                    await Text2: Text();
                    left = null;
                    coalesced = text.GetResult()!;
                }
                else
                {
                    coalesced = left;
                }

                s = coalesced;
                return true;
            """);

    [Fact]
    public void ConditionalAccessAwaitsItsArgumentsLate() => AssertLowers("Get()?.Add(F(), await A());", """
                if (resumeAt != At.None) goto If;

                // Get()?.Add(F(), await A());
                receiver = Get();

            If:
                if (resumeAt != At.None || receiver is not null)
                {
                    if (resumeAt != At.None) goto A;

                    fBeforeA = F();
                    await A: A();
                    receiver.Add(fBeforeA, a.GetResult());
                }

                return true;
            """);

    [Fact]
    public void NamedArgumentsRunAsWritten() => AssertLowers("item.Add(b: F(), a: await A());", """
                if (resumeAt != At.None) goto A;

                // item.Add(b: F(), a: await A());
                itemBeforeA = item;
                fBeforeA = F();
                await A: A();
                itemBeforeA.Add(b: fBeforeA, a: a2.GetResult());
                return true;
            """);

    [Fact]
    public void OutArgumentsAreDeclaredInTheFrame() => AssertLowers("""
        Out(out var got, await A());
        await Pause();
        x = got;
        """, """
                switch (resumeAt)
                {
                    case At.A: goto A;
                    case At.Pause: goto Pause;
                }

                // Out(out var got, await A());
                await A: A();
                Out(out got, a.GetResult());

                // await Pause();
                await Pause: Pause();
                a = default;
                pause.GetResult();
                x = got;
                return true;
            """);

    [Fact]
    public void ConcatenationMakesStringsInOrder() => AssertLowers("""s = F() + "," + await A() + G();""", """
                if (resumeAt != At.None) goto A;

                // s = F() + "," + await A() + G();
                operandBeforeA = F() + ",";
                await A: A();
                s = operandBeforeA + a.GetResult() + G();
                return true;
            """);

    [Fact]
    public void InterpolationFormatsAfterAllHoles() => AssertLowers("""s = $"{F()} {await A(),5:x} {G()}";""", """
                if (resumeAt != At.None) goto A;

                // s = $"{F()} {await A(),5:x} {G()}";
                fBeforeA = F();
                await A: A();
                aResult2 = a.GetResult();
                g = G();
                s = $"{fBeforeA} {aResult2,5:x} {g}";
                return true;
            """);

    [Fact]
    public void InitializersRunInOrder() => AssertLowers("item = new Item { Field = F(), Count = await A() };", """
                if (resumeAt != At.None) goto A;

                // item = new Item { Field = F(), Count = await A() };
                item2 = new Item();
                item2.Field = F();
                await A: A();
                item2.Count = a.GetResult();
                item = item2;
                return true;
            """);

    [Fact]
    public void InlineChildrenGiveTheirResults() => AssertLowers("x = await Child(F()) + await Child(2);", """
                switch (resumeAt)
                {
                    case At.Child: goto Child;
                    case At.Child2: goto Child2;
                }

                // x = await Child(F()) + await Child(2);
                await Child: child(F()), out var childResult;
                childResultBeforeChild2 = childResult;
                await Child2: child(2), out var childResult2;
                x = childResultBeforeChild2 + childResult2;
                return true;
            """);
}
