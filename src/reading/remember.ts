/**
 * `make`, remembering what it made of the last texts: at least `most`, at most twice as many, since the older half goes
 * at once. `make` has to be a function of the text alone.
 */
export function remember<Made>(make: (text: string) => Made, most: number): (text: string) => Made {
  let recent = new Map<string, Made>();
  let older = recent;
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const made = older.get(text) ?? make(text);
    recent.set(text, made);
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    return made;
  };
}
