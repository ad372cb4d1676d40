import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { deviations, nameOf, type Deviation } from './compare';
import { differences, type DifferenceName } from './differences';
import { groups } from './groups';
import { holdWithAmplify, holdWithLatchkey } from './hold';

/** What `npm run conformance` prints of one conversation. */
export interface ConversationReport {
  group: string;
  name: string;
  steps: string[];
  shows: DifferenceName[];
}

declare module 'vitest' {
  interface TaskMeta {
    conversation?: ConversationReport;
  }
}

/** A test for each conversation: held with both clients, with ours also from one engine to the next. */
export function describeConversations(...names: (keyof typeof groups)[]): void {
  let cognito: LocalCognito;
  beforeAll(async () => {
    cognito = await startLocalCognito();
  });
  afterAll(() => cognito.close());

  describe.each(names)('%s', (group) => {
    it.for(groups[group])('$name', async (conversation, { task }) => {
      const ours = await holdWithLatchkey(conversation, cognito, 'in one engine');
      const expected = conversation.turns.flatMap((turn) => ('happens' in turn ? [] : [turn[1]]));
      expect(ours.replies.map((reply) => reply && nameOf(reply))).toEqual(expected);

      const restored = await holdWithLatchkey(conversation, cognito, 'in a new engine from the state after each reply');
      expect(restored).toEqual(ours);

      const amplify = await holdWithAmplify(conversation, cognito);
      const { unexplained, shown } = explain(deviations(amplify, ours), conversation.shows ?? []);
      expect(unexplained).toEqual([]);
      expect(shown).toEqual(conversation.shows ?? []);
      task.meta.conversation = { group, name: conversation.name, steps: expected, shows: shown };
    });
  });
}

/** What the named differences explain, and which of them were there to be seen. */
function explain(found: Deviation[], names: readonly DifferenceName[]) {
  const explaining = (name: DifferenceName) => found.filter((deviation) => differences[name].explains(deviation));
  const explained = new Set(names.flatMap(explaining));
  return {
    unexplained: found.filter((deviation) => !explained.has(deviation)),
    shown: names.filter((name) => explaining(name).length > 0),
  };
}
