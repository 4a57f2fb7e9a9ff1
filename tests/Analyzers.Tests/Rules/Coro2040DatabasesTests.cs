using Coroutines.Analyzers;
using Microsoft.CodeAnalysis;

namespace Analyzers.Tests;

public class Coro2040DatabasesTests
{
    private static Task<IReadOnlyList<Diagnostic>> Reports(string statements) => Check.Reports<BlockingCallAnalyzer>($$"""
        using System.Collections.Concurrent;
        using System.Net.Sockets;
        partial class C
        {
            static void Use(object? value) { }
            [Coroutine]
            async Coroutine Work(System.Data.Common.DbCommand command, System.Data.Common.DbConnection connection, System.Data.IDbCommand old, System.Data.IDataReader rows, System.Data.Common.DbDataReader reader, System.Data.Common.DbTransaction transaction)
            {
                await Coroutine.Yield();
                {{statements}}
            }
        }
        """);

    [Theory]
    [InlineData("{|CORO2040:connection.Open()|};")]
    [InlineData("Use({|CORO2040:command.ExecuteNonQuery()|});")]
    [InlineData("using var r = {|CORO2040:command.ExecuteReader()|};")]
    [InlineData("Use({|CORO2040:old.ExecuteScalar()|});")]
    [InlineData("while ({|CORO2040:rows.Read()|}) { }")]
    [InlineData("while ({|CORO2040:reader.Read()|}) { }")]
    [InlineData("{|CORO2040:transaction.Commit()|};")]
    [InlineData("{|CORO2040:transaction.Rollback()|};")]
    public Task What_waits_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await connection.OpenAsync();")]
    [InlineData("Use(await command.ExecuteScalarAsync());")]
    [InlineData("Use(reader.GetInt32(0)); Use(reader.IsDBNull(0));")]
    [InlineData("connection.Close();")]
    [InlineData("command.CommandText = \"x\"; Use(command.CreateParameter());")]
    [InlineData("Use(new System.Data.DataTable().CreateDataReader().Read());")]
    public Task What_does_not_wait_is_not_reported(string statements) => Reports(statements);
}
