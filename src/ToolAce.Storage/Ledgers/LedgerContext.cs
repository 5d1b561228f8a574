using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>The ledger's tables. Made by <see cref="Ledger.OpenContext"/>, for reading; writing goes through <see cref="Ledger"/>.</summary>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    /// <summary>Grows with every change of the tables; kept in the database's user_version.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Launched cycles.</summary>
    public DbSet<Cycle> Cycles => Set<Cycle>();

    /// <summary>Attempts at their stages.</summary>
    public DbSet<CycleStage> Stages => Set<CycleStage>();

    /// <summary>Artifacts on disk.</summary>
    public DbSet<ArtifactRow> Artifacts => Set<ArtifactRow>();

    /// <summary>Model versions.</summary>
    public DbSet<ModelRow> Models => Set<ModelRow>();

    /// <summary>Scores.</summary>
    public DbSet<ScoreRow> Scores => Set<ScoreRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no type for them; as numbers they sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<RunState>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Cycle>().HasKey(c => c.Id);
        modelBuilder.Entity<Cycle>().HasIndex(c => c.Fingerprint);
        modelBuilder.Entity<CycleStage>().HasKey(s => new { s.CycleId, s.Iteration, s.Stage, s.Attempt });
        modelBuilder.Entity<CycleStage>().HasIndex(s => s.State);
        modelBuilder.Entity<CycleStage>().HasOne<Cycle>().WithMany().HasForeignKey(s => s.CycleId);
        modelBuilder.Entity<ArtifactRow>().HasKey(a => a.Path);
        modelBuilder.Entity<ArtifactRow>().HasIndex(a => a.RecipeKey);
        modelBuilder.Entity<ArtifactRow>().HasOne<Cycle>().WithMany().HasForeignKey(a => a.CycleId);
        modelBuilder.Entity<ModelRow>().HasKey(m => new { m.ArtifactPath, m.Version });
        modelBuilder.Entity<ModelRow>().HasIndex(m => new { m.CycleId, m.Version });
        modelBuilder.Entity<ModelRow>().HasOne<ArtifactRow>().WithMany().HasForeignKey(m => m.ArtifactPath);
        modelBuilder.Entity<ScoreRow>().HasKey(s => new { s.ArtifactPath, s.ModelVersion, s.Variant, s.Suite, s.Category });
        modelBuilder.Entity<ScoreRow>().HasIndex(s => s.Suite);
        modelBuilder.Entity<ScoreRow>().HasOne<ArtifactRow>().WithMany().HasForeignKey(s => s.ArtifactPath);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, n => new DateTimeOffset(n, TimeSpan.Zero));
}
