using TrackE2E.SampleShop;

ShopOptions options;
try
{
    options = ShopOptions.Read(args, Environment.GetEnvironmentVariable);
}
catch (ShopException mistake)
{
    return Refuse(mistake.Message);
}

WebApplication app = ShopServer.Build(options);
try
{
    await app.StartAsync();
}
catch (IOException taken)
{
    return Refuse($"cannot listen on {options.Url}: {taken.InnerException?.Message ?? taken.Message}. Stop what uses the port, or choose another with --port.");
}

Console.WriteLine($"shop ready on {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;

static int Refuse(string why)
{
    Console.Error.WriteLine($"shop: {why}");
    return 1;
}
