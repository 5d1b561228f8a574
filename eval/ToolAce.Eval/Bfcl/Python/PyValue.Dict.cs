namespace ToolAce.Eval.Bfcl.Python;

public abstract partial class PyValue
{
    /// <summary>A <c>dict</c>: keys are unique, in the order first written; it can be changed in place. Lookups are O(1), removals O(n).</summary>
    public sealed class Dict : PyValue
    {
        // Below this many entries a look at each is faster than a hash.
        private const int Few = 8;

        private readonly List<KeyValuePair<PyValue, PyValue>> entries;
        private Dictionary<PyValue, int>? places;

        /// <summary>An empty dict.</summary>
        public Dict() => entries = [];

        /// <summary>A dict of entries whose keys are unique; the list becomes its own.</summary>
        public Dict(List<KeyValuePair<PyValue, PyValue>> entries) => this.entries = entries;

        /// <summary>The entries.</summary>
        public IReadOnlyList<KeyValuePair<PyValue, PyValue>> Entries => entries;

        /// <summary>How many entries there are.</summary>
        public int Count => entries.Count;

        /// <summary>The value under a key equal to <paramref name="key"/>, or null.</summary>
        public PyValue? Find(PyValue key) => Place(key) is var place and >= 0 ? entries[place].Value : null;

        /// <summary>The value under a text, or null.</summary>
        public PyValue? Find(string key)
        {
            if (entries.Count > Few)
            {
                return Find(new Str(key));
            }

            foreach (var (known, value) in entries)
            {
                if (known is Str text && text.Value == key)
                {
                    return value;
                }
            }

            return null;
        }

        /// <summary>Sets an entry as Python does: an equal key keeps its place and spelling and takes the value.</summary>
        public void Set(PyValue key, PyValue value)
        {
            var place = Place(key);
            if (place >= 0)
            {
                entries[place] = new(entries[place].Key, value);
                return;
            }

            places?.Add(key, entries.Count);
            entries.Add(new(key, value));
        }

        /// <summary>Sets the entry of a text.</summary>
        public void Set(string key, PyValue value) => Set(new Str(key), value);

        /// <summary>Removes an entry; false when there is none.</summary>
        public bool Remove(PyValue key)
        {
            var place = Place(key);
            if (place < 0)
            {
                return false;
            }

            entries.RemoveAt(place);
            places = null;
            return true;
        }

        private int Place(PyValue key)
        {
            if (entries.Count > Few)
            {
                places ??= Index();
                return places.TryGetValue(key, out var known) ? known : -1;
            }

            for (var i = 0; i < entries.Count; i++)
            {
                if (PyEquality.AreEqual(entries[i].Key, key))
                {
                    return i;
                }
            }

            return -1;
        }

        private Dictionary<PyValue, int> Index()
        {
            var index = new Dictionary<PyValue, int>(entries.Count);
            for (var i = 0; i < entries.Count; i++)
            {
                index[entries[i].Key] = i;
            }

            return index;
        }
    }
}
