using TrackE2E.Cli;

return await CommandLine.RunAsync(args);
