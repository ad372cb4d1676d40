import { ancestorsOf, attribute } from './dom';

export type Group = [HTMLInputElement, ...HTMLInputElement[]];

const fewestBoxes = 4;
const mostBoxes = 8;
const farthest = 4;

/** Puts the boxes of one code together: 4 to 8 neighbours of one character each. Every other field stays by itself. */
export function groupBoxes(fields: HTMLInputElement[]): Group[] {
  const runs: Group[] = [];
  for (const field of fields) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && areNeighbours(last, field)) run.push(field);
    else runs.push([field]);
  }
  return runs.flatMap((run) => (areBoxes(run) ? [run] : run.map((field): Group => [field])));
}

function areBoxes(run: Group): boolean {
  return run.length >= fewestBoxes && run.length <= mostBoxes && run.some(takesOne);
}

function takesOne(input: HTMLInputElement): boolean {
  return (
    attribute(input, 'maxlength') === '1' ||
    attribute(input, 'size') === '1' ||
    /^(\[0-9\]|\\d|\[0-9\]\{1\}|\\d\{1\})$/.test(attribute(input, 'pattern'))
  );
}

function areNeighbours(one: HTMLInputElement, other: HTMLInputElement): boolean {
  if (attribute(one, 'type') !== attribute(other, 'type')) return false;
  if (Number(attribute(other, 'maxlength') || 1) !== 1) return false;
  const around = new Set(ancestorsOf(one, farthest));
  for (const each of ancestorsOf(other, farthest)) if (around.has(each)) return true;
  return false;
}
