import type { Row } from './figure';

const heading = ['', 'Latchkey', 'peer', 'of the peer', 'ratio', 'aim'];

/** The lines of every bench under its name, in columns. */
export function tableOf(benches: { name: string; rows: Row[] }[]): string {
  const lines = [heading, ...benches.flatMap(({ name, rows }) => [[name], ...rows.map(cellsOf)])];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ what, ours, peer, theirs, aim = '' }: Row): string[] {
  return [`  ${what}`, ours.text, peer, theirs.text, ratioOf(ours.value, theirs.value), aim];
}

/** Of nothing to nothing there is no ratio. */
function ratioOf(ours: number, theirs: number): string {
  if (theirs === 0) return '';
  const ratio = ours / theirs;
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2);
}
