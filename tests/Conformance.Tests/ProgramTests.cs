using Conformance.Tests.Harness;

namespace Conformance.Tests;

/// <summary>
/// The programs of <c>Programs</c>, by folder: rewriting on and off must give the same trace whatever each awaited thing does. A class per
/// folder, so that folders run side by side.
/// </summary>
public abstract class ProgramTests
{
    private const int PlansOfASort = 64;

    private protected static TheoryData<string> In(string section) => new(ProgramFile.In(section));

    private protected static void Check(string section, string program)
    {
        var differences = ProgramCheck.Differences(ProgramFile.Read(section, program), PlansOfASort);
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }
}
