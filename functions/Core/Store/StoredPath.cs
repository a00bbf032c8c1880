namespace Nianbao.Store;

/// <summary>The paths of a file store.</summary>
public static class StoredPath
{
    /// <summary>
    /// Whether a path stays inside the store. No part of it begins with a dot: neither the folder above nor what a store keeps for itself
    /// can be named.
    /// </summary>
    public static bool IsInside(string path) => path.Length > 0 && !path.AsSpan().ContainsAny("\\:\0")
        && path.Split('/').All(part => part.Length > 0 && !part.StartsWith('.'));
}
