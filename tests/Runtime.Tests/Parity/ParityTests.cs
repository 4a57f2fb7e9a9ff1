namespace Runtime.Tests.Parity;

/// <summary>The table of asyncio's behaviours is complete and true.</summary>
public sealed class ParityTests
{
    [Fact]
    public void Every_behaviour_is_listed_once_with_a_known_verdict()
    {
        Assert.NotEmpty(Behaviour.All);
        Assert.Distinct(Behaviour.All.Select(b => b.Id));
        Assert.All(Behaviour.All, b => Assert.Contains(b.Verdict, Behaviour.Verdicts));
        Assert.All(Behaviour.All, b => Assert.NotEqual("", b.Why));
    }

    [Fact]
    public void What_is_the_same_or_different_has_a_test()
    {
        var claimed = Behaviour.All.Where(b => b.Verdict is Behaviour.Same or Behaviour.Different).Select(b => b.Id);
        Assert.DoesNotContain(claimed, id => !Behaviour.Tests.Contains(id));
    }

    [Fact]
    public void Tests_name_only_behaviours_that_are_the_same_or_different()
    {
        var known = Behaviour.All.Where(b => b.Verdict is Behaviour.Same or Behaviour.Different).Select(b => b.Id).ToHashSet();
        Assert.DoesNotContain(Behaviour.Tests.Select(g => g.Key), id => !known.Contains(id));
    }

    [Fact]
    public void Every_test_of_CPythons_is_listed()
    {
        var theirs = Paired.CPython.Run("suite.py");
        Assert.SkipWhen(theirs.Length == 0, "This is not CPython 3.13, or it was installed without its tests.");
        var listed = Behaviour.All.SelectMany(b => b.Python).ToHashSet();
        Assert.DoesNotContain(theirs, test => !listed.Contains(test) && !listed.Contains($"{test[..test.LastIndexOf('.')]}.*"));
        Assert.DoesNotContain(listed, test => !test.EndsWith(".*", StringComparison.Ordinal) && !theirs.Contains(test));
    }

    [Fact]
    public void The_page_is_up_to_date()
    {
        using var reader = new StreamReader(typeof(ParityTests).Assembly.GetManifestResourceStream("asyncio-parity.md")!);
        var written = ParityPage.Write();
        if (reader.ReadToEnd() != written)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "asyncio-parity.received.md");
            File.WriteAllText(received, written);
            Assert.Fail($"docs/asyncio-parity.md is out of date. Copy {received} over it.");
        }
    }
}
