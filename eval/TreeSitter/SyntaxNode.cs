using TreeSitter.Native;

namespace TreeSitter;

/// <summary>A node of a tree, hidden nodes left out, as tree-sitter's own bindings show it.</summary>
public readonly struct SyntaxNode
{
    private readonly SyntaxTree tree;
    private readonly int index;

    internal SyntaxNode(SyntaxTree tree, int index) => (this.tree, this.index) = (tree, index);

    /// <summary>The node's type: <c>call_expression</c>, or a token's own text.</summary>
    public string Kind => tree.Grammar.Kinds[Record.Symbol];

    /// <summary>Where the node begins, in bytes of the UTF-8 text.</summary>
    public int Start => (int)Record.Start;

    /// <summary>Where the node ends, in bytes of the UTF-8 text. A token that the parser made up is empty.</summary>
    public int End => (int)Record.End;

    /// <summary>The node's text.</summary>
    public string Text => tree.Text(Start, End);

    /// <summary>Whether there are children.</summary>
    public bool HasChildren => Record.After > index + 1;

    /// <summary>The children, tokens and comments included, in order.</summary>
    public Enumerator GetEnumerator() => new(tree, index + 1, (int)Record.After);

    /// <summary>The first child that the grammar gives the name <paramref name="field"/>, or null.</summary>
    public SyntaxNode? Field(string field)
    {
        var id = tree.Grammar.Field(field);
        foreach (var child in this)
        {
            if (child.Record.Field == id)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The child at <paramref name="position"/>, or null.</summary>
    public SyntaxNode? Child(int position)
    {
        foreach (var child in this)
        {
            if (position-- == 0)
            {
                return child;
            }
        }

        return null;
    }

    private NodeRecord Record => tree.Records[index];

    /// <summary>Goes over the children.</summary>
    public struct Enumerator
    {
        private readonly SyntaxTree tree;
        private readonly int end;
        private int next;

        internal Enumerator(SyntaxTree tree, int next, int end) => (this.tree, this.next, this.end, Current) = (tree, next, end, default);

        /// <summary>The child reached.</summary>
        public SyntaxNode Current { get; private set; }

        /// <summary>Goes on to the next child.</summary>
        public bool MoveNext()
        {
            if (next >= end)
            {
                return false;
            }

            Current = new SyntaxNode(tree, next);
            next = (int)tree.Records[next].After;
            return true;
        }
    }
}
