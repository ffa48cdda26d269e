/** The same answer for the same text, made once: towns, people and words come again and again in a list. Forgets all when it is full. */
export function remember<T>(make: (text: string) => T, most = 65_536): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
