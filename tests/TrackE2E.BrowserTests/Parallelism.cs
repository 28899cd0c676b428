// each fixture has a browser, a site and a ledger of its own
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
