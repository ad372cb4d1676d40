import { developmentPages } from '../page/corpus/development';
import { heldOutPages } from '../page/corpus/held-out';
import { onceHeldOutPages } from '../page/corpus/once-held-out';
import { type FinderName, type PageFinder, type Score, withFinder } from '../page/finder';
import { duration, type Row, share } from './figure';

const peers: FinderName[] = ['autocomplete alone', 'a pattern on name and id', 'the pattern on labels too'];
const rounds = 30;

/** Precision and recall on the corpus, ours and published rules', and how long a large page takes. */
export async function benchFields(): Promise<Row[]> {
  return withFinder(async (finder) => [
    ...rowsOf('held out', await finder.score(heldOutPages, ['latchkey', ...peers])),
    ...rowsOf('development', await finder.score([...developmentPages, ...onceHeldOutPages], ['latchkey', ...peers])),
    await timeRow(finder),
  ]);
}

function rowsOf(set: string, scores: Record<string, Score>): Row[] {
  const ours = scores['latchkey'];
  if (ours === undefined) throw new Error('latchkey was not measured');
  return peers.flatMap((peer) => {
    const theirs = scores[peer];
    if (theirs === undefined) throw new Error(`${peer} was not measured`);
    const row = (what: string, figure: (score: Score) => Row['ours'], aim?: string): Row => ({
      what: `${what}, ${set}`,
      ours: figure(ours),
      peer,
      theirs: figure(theirs),
      ...(aim !== undefined && { aim }),
    });
    return [
      row('fields found that are right', ({ right, found }) => share(right, found), '≥ 98 %'),
      row('fields that are found', ({ right, expected }) => share(right, expected), '≥ 95 %'),
    ];
  });
}

/** A page of 5,000 elements with forms of every kind in it, ours against the browser's own search for all inputs. */
async function timeRow(finder: PageFinder): Promise<Row> {
  await finder.open(largePage());
  const times = await finder.page.evaluate(
    (rounds) =>
      Array.from({ length: rounds }, () => {
        const startedMs = performance.now();
        window.pageScript.finders.latchkey(document);
        const oursMs = performance.now() - startedMs;
        window.pageScript.finders['the pattern on labels too'](document);
        return { oursMs, theirsMs: performance.now() - startedMs - oursMs };
      }),
    rounds,
  );
  return {
    what: 'time, 5,000 elements and 20 fields',
    ours: duration(times.map(({ oursMs }) => oursMs)),
    peer: 'the pattern on labels too',
    theirs: duration(times.map(({ theirsMs }) => theirsMs)),
    aim: '< 5 ms',
  };
}

function largePage(): string {
  const article =
    '<div class="card"><h3>Title</h3><p>Some words <a href="#">and a link</a> and <b>more</b></p><ul><li>one<li>two</ul></div>';
  const forms = Array.from(
    { length: 9 },
    (_, at) =>
      `<form><label>Field ${at}<input name="field${at}"></label><input name="other${at}" placeholder="Something"></form>`,
  );
  return `<main>${article.repeat(310)}${forms.join(article.repeat(31))}<form><h2>Two-factor authentication</h2><label>Code<input name="code"></label><input name="name"></form></main>`;
}
