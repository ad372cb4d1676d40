/** The one argument of `region.js` and `image.js`: a script that is put into a page takes none of its own. */
export function scanArgument(): string {
  const { latchkeyScanArgument } = globalThis as { latchkeyScanArgument?: unknown };
  return typeof latchkeyScanArgument === 'string' ? latchkeyScanArgument : '';
}
