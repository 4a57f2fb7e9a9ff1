using BlockingCatalog;

// Makes src/Analyzers/Catalog from the evidence and what was decided about it, and the drawn part of the labelled corpus.
switch (args)
{
    case ["generate"]:
        return CatalogFiles.Generate();
    case ["check"]:
        return CatalogFiles.Check();
    case ["news"]:
        return News.List(Console.Out);
    case ["news", "libraries"]:
        return News.ListLibraries(Console.Out);
    case ["bind"]:
        return Bindings.Check();
    case ["draw", var seed, var count]:
        return Corpus.Draw(int.Parse(seed), int.Parse(count));
    default:
        Console.Error.WriteLine("""
            usage: BlockingCatalog generate | check | bind | news [libraries] | draw SEED COUNT
              generate     writes src/Analyzers/Catalog/*.tsv from Data/
              check        compares them with Data/ and with the installed reference assemblies
              bind         compares what is said about libraries with the libraries ('dotnet restore tools/CatalogPackages' first)
              news         lists members of the reference assemblies that nobody has looked at: with an awaitable form beside them,
                           or overloads of what is reported; 'news libraries' does so for the libraries, as lines for Data/libraries.tsv
              draw         writes tests/Analyzers.Tests/Corpus/Drawn*.txt: COUNT members of the tiers A to C
            """);
        return 2;
}
