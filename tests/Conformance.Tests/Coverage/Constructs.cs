namespace Conformance.Tests.Coverage;

/// <summary>Every construct of C# in which an await may stand, or that stands beside one, by the id that cases name in <c>[Covers]</c>.</summary>
internal static class Constructs
{
    /// <summary>Id and name, a line each.</summary>
    private const string Text = """
        A1 an argument after another
        A2 an await inside an await's operand
        A3 named arguments
        A4 optional arguments
        A5 params arrays
        A6 params spans, and spans made of awaited elements
        A7 binary operators
        A8 user-defined and lifted operators
        A9 && and ||
        A10 user-defined && and ||, and dynamic ones
        A11 & and | on bool?
        A12 ?:
        A13 ??
        A14 ?. with an awaited receiver or argument
        A15 ?. on a type parameter or Nullable<T>
        A16 throw await, throw expressions
        A17 casts, as, is
        A18 unary operators
        A19 concatenation of objects
        A20 concatenation by spans
        A21 interpolation
        A22 alignment, formats, FormattableString
        A23 interpolated string handlers
        A24 object creation with an initializer
        A25 collection initializers
        A26 index initializers and nested ones
        A27 with
        A28 anonymous objects
        A29 arrays
        A30 stackalloc
        A31 collection expressions
        A32 tuples and their equality
        A33 element access
        A34 index from the end, ranges
        A35 switch expressions and patterns that read properties
        A36 guards that await
        A37 is with pattern variables
        A38 list and slice patterns
        A39 queries
        A40 dynamic
        A41 checked and unchecked
        A42 constants, typeof, nameof, default, sizeof
        A43 lambdas and method groups beside an await
        A44 delegates
        A45 function pointers
        A46 __makeref
        A47 target-typed expressions
        A48 implicit conversions
        A49 expression trees
        A50 nullable flow
        B1 compound assignment to a variable
        B2 compound assignment to an element
        B3 assignment to an element
        B4 a field of a struct in an array
        B5 assignment to a member
        B6 compound assignment to a member
        B7 a field of a struct in a field
        B8 indexers
        B9 targets that a ref-returning member gives
        B10 ref conditional targets
        B11 ??=
        B12 null-conditional assignment
        B13 user-defined compound assignment
        B14 deconstruction into targets
        B15 deconstruction by Deconstruct
        B16 ++ and -- with an awaited part
        B17 chained assignment
        B18 events and delegates
        B19 discards
        B20 ref locals
        B21 narrowing compound assignment
        C1 a receiver before an awaited argument
        C2 a struct variable as receiver
        C3 a struct in an element or field as receiver
        C4 a receiver that is a copy
        C5 a receiver of a type parameter
        C6 ref of an element or field
        C7 ref of a local
        C8 in arguments
        C9 out arguments
        C10 a span argument after the await
        C11 awaiting a struct that is a variable
        C12 what an awaiter changes in itself
        C13 awaitables of every shape
        C14 awaiting null
        C15 this of a struct
        C16 base calls
        C17 extension methods and extension blocks
        C18 static abstract members
        C19 default methods of interfaces
        C20 virtual, override, explicit, covariant
        C21 inline arrays
        C22 Nullable<T> as receiver
        C23 caller info
        D1 if, while, do, for
        D2 foreach over an array
        D3 foreach over strings, arrays of two dimensions, inline arrays
        D4 foreach by a pattern
        D5 foreach by an interface
        D6 foreach over dynamic, by extension, deconstructing
        D7 foreach over a span
        D8 await foreach
        D9 using
        D10 await using
        D11 switch
        D12 goto
        D13 return through a finally that awaits
        D14 break and continue through a finally that awaits
        D15 lock
        D16 unsafe and fixed
        D17 checked blocks
        D18 declarations
        D19 local functions
        D20 yield
        D21 unreachable code and endless loops
        D22 throw; in a catch
        D23 top-level statements
        E1 await in try
        E2 suspending inside try with finally
        E3 await in catch
        E4 a filter beside a catch that awaits
        E5 throw; after an await
        E6 await in finally
        E7 a filter around an awaiting finally
        E8 handlers inside handlers
        E9 catch without a type
        E10 leaving from a catch that awaits
        E11 throwing before the first await
        E12 cancellation
        E13 many awaits that are done at once
        F1 variables that live across an await
        F2 lambdas that capture variables of loops
        F3 lambdas that capture parameters and this
        F4 a lambda made before an await and used after it
        F5 out, pattern and deconstruction variables
        F6 definite assignment, variables declared anew
        F7 refs, spans and pointers between awaits
        F8 unusual structs, enums, nullables
        F9 names that clash
        F10 clearing what is dead
        F11 type parameters and their constraints
        F12 tuple names, dynamic, nint, nullability
        G-instance an instance method
        G-static a static method of a static class
        G-extension an extension method
        G-expression an expression body
        G-generic a generic method of a generic type
        G-partial a partial method
        G-explicit an explicit interface implementation
        G-default a default method of an interface
        G-override an override
        G-static-abstract an implementation of a static abstract member
        G-new a method that hides another
        G-nested a method of a nested type
        G-record a method of a record
        G-record-struct a method of a record struct
        G-struct a method of a struct
        G-readonly-struct a method of a readonly struct
        G-interface a static method of an interface
        G-overloads overloads, also by arity
        G-keyword names that are keywords
        I1 file-local types
        I2 primary-constructor parameters
        I3 unnameable types across an await
        I4 base, private and protected members
        I5 usings, aliases, directives
        I6 caller info, nameof and the like
        I7 moved expressions keep their target type
        I8 the project's checked setting
        I9 every containing type is partial
        I10 break and continue inside a switch
        I11 resuming into nested blocks
        I12 awaits of lambdas and local functions
        I13 warnings and obsolete members
        I14 init, required and readonly members
        I15 dynamic variables across an await
        """;

    /// <summary>What has no case, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> WithoutCase { get; } = new Dictionary<string, string>
    {
        ["A45"] = "a call through a function pointer needs an unsafe context, in which C# allows no await (CS4004)",
        ["D20"] = "the compiler's error in a method that returns a coroutine (CS1624); async iterators have programs of their own, and the generator style is tested in Runtime.Tests, GeneratorStyleTests",
        ["D23"] = "top-level statements have no place for an attribute; calls from them are tested in Generator.Tests, RedirectionTests",
        ["F10"] = "seen with weak references only, which no trace shows",
    };

    /// <summary>All constructs, by id.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        Text.Split('\n').Select(static line => line.Trim().Split(' ', 2)).ToDictionary(static parts => parts[0], static parts => parts[1]);
}
