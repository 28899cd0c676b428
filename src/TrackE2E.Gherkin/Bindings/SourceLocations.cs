using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>Finds the file and line of methods in the portable debug symbols of their assembly.</summary>
internal sealed class SourceLocations : IDisposable
{
    private readonly ConcurrentDictionary<Assembly, Lazy<Symbols?>> _symbols = new();

    /// <returns>The first line of the method's code; null when there are no symbols.</returns>
    public SourceLocation? Of(MethodInfo method)
    {
        var body = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic) ?? method;
        var symbols = _symbols.GetOrAdd(method.Module.Assembly, a => new(() => Symbols.Open(a))).Value;
        return symbols?.Locate(body);
    }

    public void Dispose()
    {
        foreach (var symbols in _symbols.Values.Where(s => s.IsValueCreated))
        {
            symbols.Value?.Dispose();
        }
    }

    private sealed class Symbols(PEReader image, MetadataReaderProvider provider) : IDisposable
    {
        private readonly MetadataReader _reader = provider.GetMetadataReader();

        public static Symbols? Open(Assembly assembly)
        {
            if (assembly.IsDynamic || assembly.Location.Length == 0)
            {
                return null;
            }

            var image = new PEReader(File.OpenRead(assembly.Location));
            if (image.TryOpenAssociatedPortablePdb(assembly.Location, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _) && provider is not null)
            {
                return new(image, provider);
            }

            image.Dispose();
            return null;
        }

        public SourceLocation? Locate(MethodInfo method)
        {
            var handle = MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF).ToDebugInformationHandle();
            var points = _reader.GetMethodDebugInformation(handle).GetSequencePoints();
            foreach (var point in points)
            {
                if (!point.IsHidden)
                {
                    return new(_reader.GetString(_reader.GetDocument(point.Document).Name), point.StartLine);
                }
            }

            return null;
        }

        public void Dispose()
        {
            provider.Dispose();
            image.Dispose();
        }
    }
}
