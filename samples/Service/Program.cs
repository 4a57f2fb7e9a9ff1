// A coroutine program as a background service of the generic host. It starts and stops with the host.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Service;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddHostedService<OrderService>();
using var host = builder.Build();
await host.RunAsync();
Console.WriteLine("stopped");
