namespace TrackE2E.SampleShop;

/// <summary>How the shop was started.</summary>
/// <param name="Url">Loopback address it listens on; port 0 takes a free one.</param>
/// <param name="Mutant">The deviation that every visitor gets, or null for the clean shop.</param>
/// <param name="TrackingFile">Full path of a file served instead of wwwroot/tracking.js, or null.</param>
/// <param name="Mutants">All deviations that can be switched on.</param>
internal sealed record ShopOptions(string Url, Mutant? Mutant, string? TrackingFile, MutantList Mutants)
{
    /// <summary>Reads <c>--urls URL</c> or <c>--port N</c>, and the variables SHOP_MUTANT and SHOP_TRACKING.</summary>
    /// <exception cref="ShopException">An argument or a variable cannot be used.</exception>
    public static ShopOptions Read(string[] args, Func<string, string?> variable)
    {
        string url = "http://127.0.0.1:5080";
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new ShopException($"{args[i]} needs a value. Write --port 5080 or --urls http://127.0.0.1:5080.");
            url = args[i] switch
            {
                "--urls" => LoopbackUrl(value),
                "--port" when ushort.TryParse(value, out ushort port) => $"http://127.0.0.1:{port}",
                "--port" => throw new ShopException($"--port is \"{value}\", expected a number from 0 to 65535."),
                _ => throw new ShopException($"{args[i]} is not known. Write --port 5080 or --urls http://127.0.0.1:5080."),
            };
        }

        MutantList mutants = MutantList.Load(Path.Combine(AppContext.BaseDirectory, "mutants.json"));
        return new(url, Chosen(variable("SHOP_MUTANT"), mutants), Replacement(variable("SHOP_TRACKING")), mutants);
    }

    static string LoopbackUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url is { Scheme: "http", IsLoopback: true }
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new ShopException($"--urls is \"{value}\", expected one http address on this machine, such as http://127.0.0.1:5080.");

    static Mutant? Chosen(string? id, MutantList mutants) =>
        string.IsNullOrEmpty(id) ? null : mutants.Find(id) ?? throw new ShopException($"SHOP_MUTANT: {mutants.Unknown(id)}");

    static string? Replacement(string? file) =>
        string.IsNullOrEmpty(file) ? null
        : File.Exists(file) ? Path.GetFullPath(file)
        : throw new ShopException($"SHOP_TRACKING names \"{Path.GetFullPath(file)}\", and there is no such file. Give the path of a module with the exports of wwwroot/tracking.js.");
}
