/** Choices of a list, with the present value among them where it is none of the usual ones. */
export function optionsWith(
  usual: readonly (number | 'never')[],
  present: number | 'never',
  name: (value: number | 'never') => string,
): { value: string; name: string }[] {
  const all = usual.includes(present) ? usual : [...usual, present];
  return [...all]
    .sort((a, b) => (a === 'never' ? Infinity : a) - (b === 'never' ? Infinity : b))
    .map((value) => ({ value: String(value), name: name(value) }));
}

export function fromOption(value: string): number | 'never' {
  return value === 'never' ? 'never' : Number(value);
}
