/** Tags as they are typed, one after another with commas between, Japanese ones too. */
export function tagsIn(typed: string): string[] {
  return typed
    .split(/[,、，]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
