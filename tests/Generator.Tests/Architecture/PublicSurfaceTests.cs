namespace Generator.Tests.Architecture;

/// <summary>The compiler needs one public type of the generator; a change to that shows in review.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void OnlyTheGeneratorIsPublic() =>
        Assert.Equal(["Coroutines.Generator.CoroutineGenerator"], typeof(Coroutines.Generator.CoroutineGenerator).Assembly.GetExportedTypes().Select(t => t.FullName));
}
