using BlockingCatalog;

// Makes src/Analyzers/Catalog from the evidence and what was decided about it, and the drawn part of the labelled corpus.
switch (args)
{
    case ["generate"]:
        return CatalogFiles.Generate();
    case ["check"]:
        return CatalogFiles.Check();
    case ["news"]:
        return News.List();
    case ["draw", var seed, var count]:
        return Corpus.Draw(int.Parse(seed), int.Parse(count));
    default:
        Console.Error.WriteLine("""
            usage: BlockingCatalog generate | check | news | draw SEED COUNT
              generate     writes src/Analyzers/Catalog/*.tsv from Data/
              check        compares them with Data/ and with the installed reference assemblies
              news         lists members of the reference assemblies with an awaitable form that nobody has looked at
              draw         writes tests/Analyzers.Tests/Corpus/Drawn*.txt: COUNT members of the tiers A to C
            """);
        return 2;
}
