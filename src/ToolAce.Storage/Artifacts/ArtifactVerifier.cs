namespace ToolAce.Storage.Artifacts;

/// <summary>Compares an artifact's folder with its manifest; the first difference is thrown.</summary>
internal static class ArtifactVerifier
{
    public static void Verify(string folder, Manifest manifest, ArtifactCheck check, CancellationToken cancellationToken)
    {
        if (manifest.Id != manifest.Recipe.Id())
        {
            throw new ManifestMismatchException(folder, ArtifactFiles.Manifest, $"id {manifest.Recipe.Id()}, which follows from its recipe", manifest.Id);
        }

        foreach (var file in manifest.Files)
        {
            CheckFile(folder, file, check, cancellationToken);
        }

        var known = manifest.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        if (ArtifactFiles.Content(folder).FirstOrDefault(f => !known.Contains(f)) is { } stranger)
        {
            throw new ManifestMismatchException(folder, stranger, "only the manifest's files", "a file that it does not name");
        }

        if (check == ArtifactCheck.Full && manifest.Rows is not null)
        {
            CheckRows(folder, manifest, cancellationToken);
        }
    }

    private static void CheckFile(string folder, ManifestFile file, ArtifactCheck check, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file.Path));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new CorruptArtifactException(folder, ArtifactFiles.Manifest, "paths inside the folder", file.Path);
        }

        var info = new FileInfo(path);
        if (!info.Exists || info.LinkTarget is not null)
        {
            throw new CorruptArtifactException(folder, file.Path, $"a file of {file.Bytes} bytes", info.LinkTarget is null ? "none" : "a link");
        }

        if (info.Length != file.Bytes)
        {
            throw new CorruptArtifactException(folder, file.Path, $"{file.Bytes} bytes", $"{info.Length} bytes");
        }

        if (check == ArtifactCheck.Full && ArtifactFiles.Hash(path, cancellationToken) is var hash && hash != file.Sha256)
        {
            throw new CorruptArtifactException(folder, file.Path, $"SHA-256 {file.Sha256}", hash);
        }
    }

    private static void CheckRows(string folder, Manifest manifest, CancellationToken cancellationToken)
    {
        var parts = manifest.Files.Where(f => ArtifactFiles.IsPart(f.Path)).ToList();
        if (parts.Count > 0)
        {
            using var parquet = new ParquetParts(folder);
            foreach (var part in parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rows = parquet.Rows(part.Path);
                if (rows != part.Rows)
                {
                    throw new ManifestMismatchException(folder, part.Path, $"{part.Rows} rows", $"{rows} rows");
                }

                parquet.CheckColumns(part.Path, manifest.Columns);
            }
        }

        var sum = parts.Sum(p => p.Rows ?? 0);
        if (sum != manifest.Rows)
        {
            throw new ManifestMismatchException(folder, ArtifactFiles.Manifest, $"{sum} rows, as its parts have", $"{manifest.Rows} rows");
        }
    }
}
