/** What a table of one's own says of a key from elsewhere, which may be none of the table's: `toString` is not. */
export function lookUp<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
