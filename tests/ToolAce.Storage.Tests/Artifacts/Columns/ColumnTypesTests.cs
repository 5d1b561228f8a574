using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Storage.Artifacts.Columns;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts.Columns;

public sealed class ColumnTypesTests
{
    [Fact]
    public void Columns_Dialog_AreNestedAndKeepOnlySchemasAsJson()
    {
        var columns = RowFormat<Dialog>.Columns.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);

        Assert.Equal("VARCHAR", columns["kind"]);
        Assert.Equal("""STRUCT("role" VARCHAR, "text" VARCHAR)[]""", columns["turns"]);
        Assert.Equal("""STRUCT("modelVersion" VARCHAR, "value" DOUBLE, "tokens" INTEGER)""", columns["complexity"]);
        Assert.StartsWith("""STRUCT("name" VARCHAR, "description" VARCHAR, "parameters" JSON, "results" JSON, "lineage" STRUCT(""", columns["tools"], StringComparison.Ordinal);
        Assert.EndsWith("[]", columns["tools"], StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_EverySort_HaveTheirTypes()
    {
        var columns = RowFormat<SampleRow>.Columns.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);

        Assert.Equal("BIGINT", columns["large"]);
        Assert.Equal("UBIGINT", columns["unsigned"]);
        Assert.Equal("FLOAT", columns["small"]);
        Assert.Equal("INTEGER", columns["maybeWhole"]);
        Assert.Equal("INTEGER[][]", columns["table"]);
        Assert.Equal("VARCHAR[]", columns["maybeWords"]);
        Assert.All(new[] { "schema", "literal", "counts" }, name => Assert.Equal("JSON", columns[name]));
        Assert.Equal("""STRUCT("name" VARCHAR, "children" JSON)""", columns["tree"]);
    }

    [Fact]
    public void Of_ApiLineage_KeepsTheOrderOfMembers() =>
        Assert.Equal(
            """STRUCT("domain" VARCHAR, "path" VARCHAR, "functionalities" VARCHAR[], "parent" VARCHAR, "indicators" VARCHAR[], "generation" INTEGER)""",
            ColumnTypes.Of(typeof(ApiLineage), ColumnTypes.Json));
}
