using TrackE2E.Cli;

namespace TrackE2E.Tests.Cli;

/// <summary>What the command said: exit code, standard output, standard error.</summary>
internal sealed record Said(int Code, string Output, string Error)
{
    public static async Task<Said> By(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return new Said(code, output.ToString(), error.ToString());
    }
}
