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
    /^(\[0-9\]|\\d)(\{1\})?$/.test(attribute(input, 'pattern'))
  );
}

/** The first box may be longer, for a code that is pasted there; later ones may have no limit. */
function areNeighbours(one: HTMLInputElement, other: HTMLInputElement): boolean {
  if (attribute(one, 'type') !== attribute(other, 'type') || Number(attribute(other, 'maxlength') || 1) !== 1)
    return false;
  const around = ancestorsOf(one, farthest);
  return ancestorsOf(other, farthest).some((each) => around.includes(each));
}
